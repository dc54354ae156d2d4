INSERT INTO watchlists (id, user_id, name, symbols, created_at)
VALUES ('00000000-0000-0000-0000-000000000006', '00000000-0000-0000-0000-000000000001', 'Mine', '{AAPL}', now());
