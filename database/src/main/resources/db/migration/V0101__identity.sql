-- People who sign in. Roles are the words of the API contract (agent, supervisor, unit, reviewer, administrator).
create table app_user (
    id                  uuid primary key,
    name                text not null unique check (name <> ''),
    display_name        text not null,
    roles               text[] not null check (cardinality(roles) > 0),
    unit_id             text,
    extension           text,
    password_hash       text not null,
    disabled            boolean not null default false,
    created_at          timestamptz not null,
    password_changed_at timestamptz not null
);

-- One row a refresh token; only its SHA-256 is kept. A family is one sign-in: using a rotated token again revokes it.
create table refresh_token (
    hash       text primary key,
    family     uuid not null,
    user_id    uuid not null references app_user (id),
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    rotated_at timestamptz,
    revoked_at timestamptz
);
create index refresh_token_family on refresh_token (family);
create index refresh_token_user on refresh_token (user_id);
create index refresh_token_expires on refresh_token (expires_at);

create table sign_in_log (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    name    text not null,
    user_id uuid,
    address text not null,
    outcome text not null
);
create index sign_in_log_name on sign_in_log (name, at);
