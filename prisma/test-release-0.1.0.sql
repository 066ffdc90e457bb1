-- A database of release 0.1.0, which Prisma's schema engine migrated: pg_dump --inserts, without its settings and comments.

CREATE TABLE public._prisma_migrations (
    id character varying(36) NOT NULL,
    checksum character varying(64) NOT NULL,
    finished_at timestamp with time zone,
    migration_name character varying(255) NOT NULL,
    logs text,
    rolled_back_at timestamp with time zone,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_steps_count integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.consent_receipts (
    id uuid NOT NULL,
    identity_kind text NOT NULL,
    identity_realm text NOT NULL,
    customer_id text NOT NULL,
    name text NOT NULL,
    version text NOT NULL,
    state text NOT NULL,
    label_sha256 text NOT NULL,
    locale text NOT NULL,
    answered_at timestamp(3) with time zone NOT NULL,
    session_id uuid NOT NULL
);

CREATE TABLE public.identity_events (
    id uuid NOT NULL,
    at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    kind text NOT NULL,
    reason text,
    identity_kind text,
    identity_realm text,
    customer_id text,
    session_id uuid,
    address_prefix text,
    email_hash text
);

CREATE TABLE public.pending_consents (
    identity_kind text NOT NULL,
    identity_realm text NOT NULL,
    customer_id text NOT NULL,
    answers jsonb NOT NULL,
    sending_ends timestamp(3) with time zone
);

CREATE TABLE public.rate_limits (
    key text NOT NULL,
    points integer NOT NULL,
    expire bigint NOT NULL
);

CREATE TABLE public.session_mirrors (
    id uuid NOT NULL,
    secret_hash text NOT NULL,
    identity_kind text NOT NULL,
    identity_realm text NOT NULL,
    customer_id text NOT NULL,
    email text,
    first_name text,
    last_name text,
    locale text,
    sealed_tokens text,
    tokens_expire_at timestamp(3) with time zone,
    tokens_version integer DEFAULT 0 NOT NULL,
    consents_due boolean DEFAULT false NOT NULL,
    capture_due boolean DEFAULT false NOT NULL,
    user_agent text,
    address_prefix text,
    country text,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    last_seen_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone,
    ended_reason text,
    is_renewal_unsure boolean DEFAULT false NOT NULL,
    renewal_lease_ends timestamp(3) with time zone,
    tokens_renew_at timestamp(3) with time zone,
    opened_by text DEFAULT 'password'::text NOT NULL
);

CREATE TABLE public.sign_in_tickets (
    ticket_hash text NOT NULL,
    mirror_id uuid NOT NULL,
    sealed_session_id text NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.spent_tokens (
    token_hash text NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.submissions (
    fingerprint text NOT NULL,
    claimed_at timestamp(3) with time zone NOT NULL,
    mirror_id uuid,
    sealed_session_id text
);

INSERT INTO public._prisma_migrations VALUES ('8889d1d1-90b3-4837-aaf2-f435328b5694', 'aaab8e5533448541f6ca44a786c2f11163e31160a074d13f51ff9ea501729e7e', '2026-11-30 17:35:13.529+00', '20261121112058_init', NULL, NULL, '2026-11-30 17:35:13.395+00', 1);
INSERT INTO public._prisma_migrations VALUES ('a55421cb-eb06-4b9d-8fed-b731dd1f8676', '8c08fb730f0cec45d7264f7d19d48d83b496740b73a76cb81cba7811788bae25', '2026-11-30 17:35:13.625+00', '20261121140520_session_renewal_and_history', NULL, NULL, '2026-11-30 17:35:13.581+00', 1);
INSERT INTO public._prisma_migrations VALUES ('87841535-f48b-49d0-a5e6-d53baa548561', '651e5ae7e5f9d1952144caf65f6c8e371a088fb51ef485851932a0abce31cfe6', '2026-11-30 17:35:13.654+00', '20261121145234_session_opened_by', NULL, NULL, '2026-11-30 17:35:13.634+00', 1);
INSERT INTO public._prisma_migrations VALUES ('19e46e0e-90f6-4a3b-beb7-2e74d79108a6', '747054fd6bb72f75aab500b797b2f52440abf37bc66a98d1ed2936f3a72c356b', '2026-11-30 17:35:13.714+00', '20261121152000_session_email', NULL, NULL, '2026-11-30 17:35:13.665+00', 1);
INSERT INTO public._prisma_migrations VALUES ('9d7bc84f-2945-4ac2-964f-31ae3bc5ddde', '96699ef96ffcd2176a5b8e1dca5ae45d5621228220874ac929e700dbdfe11448', '2026-11-30 17:35:13.785+00', '20261121173915_rate_limits', NULL, NULL, '2026-11-30 17:35:13.721+00', 1);
INSERT INTO public._prisma_migrations VALUES ('ac393661-0e07-4359-b28c-32a6dfa166d6', '768ef40768e0cff866dc18b48f609bcde028ddee333deedabd798deabfc7428c', '2026-11-30 17:35:13.797+00', '20261121222201_pending_consents_of_the_customer', NULL, NULL, '2026-11-30 17:35:13.786+00', 1);

INSERT INTO public.pending_consents VALUES ('cleeng', '123456789', '100000001', '{}', NULL);

INSERT INTO public.session_mirrors VALUES ('5f0c3a52-3c1c-4a53-9d6f-2a9f1f6f0b11', '0000000000000000000000000000000000000000000000000000000000000000', 'cleeng', '123456789', '100000001', 'anna@example.com', NULL, NULL, NULL, NULL, NULL, 0, false, false, NULL, NULL, NULL, '2026-11-30 17:35:13.865+00', '2026-11-30 17:35:13.865+00', '2099-01-01 00:00:00+00', NULL, NULL, false, NULL, NULL, 'password');

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.consent_receipts
    ADD CONSTRAINT consent_receipts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_events
    ADD CONSTRAINT identity_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pending_consents
    ADD CONSTRAINT pending_consents_pkey PRIMARY KEY (identity_kind, identity_realm, customer_id);

ALTER TABLE ONLY public.rate_limits
    ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.session_mirrors
    ADD CONSTRAINT session_mirrors_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sign_in_tickets
    ADD CONSTRAINT sign_in_tickets_pkey PRIMARY KEY (ticket_hash);

ALTER TABLE ONLY public.spent_tokens
    ADD CONSTRAINT spent_tokens_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_pkey PRIMARY KEY (fingerprint);

CREATE INDEX consent_receipts_identity_kind_identity_realm_customer_id_a_idx ON public.consent_receipts USING btree (identity_kind, identity_realm, customer_id, answered_at);

CREATE INDEX identity_events_at_idx ON public.identity_events USING btree (at);

CREATE INDEX identity_events_email_hash_at_idx ON public.identity_events USING btree (email_hash, at);

CREATE INDEX identity_events_identity_kind_identity_realm_customer_id_at_idx ON public.identity_events USING btree (identity_kind, identity_realm, customer_id, at);

CREATE INDEX rate_limits_expire_idx ON public.rate_limits USING btree (expire);

CREATE INDEX session_mirrors_ended_at_idx ON public.session_mirrors USING btree (ended_at);

CREATE INDEX session_mirrors_expires_at_idx ON public.session_mirrors USING btree (expires_at);

CREATE INDEX session_mirrors_identity_kind_identity_realm_customer_id_idx ON public.session_mirrors USING btree (identity_kind, identity_realm, customer_id);

CREATE INDEX session_mirrors_identity_realm_lower_email_idx ON public.session_mirrors USING btree (identity_realm, lower(email));

CREATE INDEX session_mirrors_last_seen_at_idx ON public.session_mirrors USING btree (last_seen_at);

CREATE UNIQUE INDEX session_mirrors_secret_hash_key ON public.session_mirrors USING btree (secret_hash);

CREATE INDEX sign_in_tickets_expires_at_idx ON public.sign_in_tickets USING btree (expires_at);

CREATE INDEX sign_in_tickets_mirror_id_idx ON public.sign_in_tickets USING btree (mirror_id);

CREATE INDEX spent_tokens_expires_at_idx ON public.spent_tokens USING btree (expires_at);

CREATE INDEX submissions_claimed_at_idx ON public.submissions USING btree (claimed_at);

CREATE INDEX submissions_mirror_id_idx ON public.submissions USING btree (mirror_id);

ALTER TABLE ONLY public.sign_in_tickets
    ADD CONSTRAINT sign_in_tickets_mirror_id_fkey FOREIGN KEY (mirror_id) REFERENCES public.session_mirrors(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE ONLY public.submissions
    ADD CONSTRAINT submissions_mirror_id_fkey FOREIGN KEY (mirror_id) REFERENCES public.session_mirrors(id) ON UPDATE CASCADE ON DELETE CASCADE;
