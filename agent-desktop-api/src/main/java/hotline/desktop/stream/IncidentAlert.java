package hotline.desktop.stream;

/** An agent asks for help with a disturbing caller: for supervisors, who may join the talk. */
public record IncidentAlert(String callId, String agent, String kind, String kindName, String note) {}
