-- A new password ends the sessions of whoever has the address, however it is spelt.
CREATE INDEX "session_mirrors_identity_realm_lower_email_idx" ON "session_mirrors"("identity_realm", lower("email"));
