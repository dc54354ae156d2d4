INSERT INTO accounts (id, user_id, name, broker, currency, starting_balance, cost_basis_method, created_at)
VALUES ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'Main', 'IB', 'USD', 1, 'FIFO', now());
INSERT INTO executions (id, user_id, account_id, symbol, asset_class, currency, multiplier, side, quantity, price, fees,
                        commission, executed_at, fingerprint)
VALUES ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000001',
        '00000000-0000-0000-0000-000000000002', 'AAPL', 'STOCK', 'USD', 1, 'BUY', 1.5, 10.25, 0, 0, now(), 'f');
INSERT INTO outbox (type, subject, traceparent, data)
VALUES ('tradesense.trading.trade-opened.v1', '00000000-0000-0000-0000-000000000004', '', '{}');
