-- Which service of GeoReport v2 a matter was handed in for; 'other' for those that came without one.
alter table external_submission add column service_code text not null default 'other';

-- What a channel handed in lately.
create index external_submission_received on external_submission (channel, received_at desc, ticket_id);
