package hotline.desktop.operation;

import hotline.desktop.http.Operation;
import java.util.Map;

/** A group of operations by the contract's operationId. */
public interface Operations {

    Map<String, Operation> byId();
}
