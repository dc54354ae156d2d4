INSERT INTO users (id, email, email_key, name, password_hash, created_at)
VALUES ('00000000-0000-0000-0000-000000000001', 'Ann@example.com', 'ann@example.com', 'Ann', 'x', now());
INSERT INTO outbox (type, subject, traceparent, data)
VALUES ('tradesense.auth.user-registered.v1', '00000000-0000-0000-0000-000000000001', '', '{}');
