INSERT INTO accounts (id, user_id, name, broker, currency, starting_balance, cost_basis_method, created_at)
VALUES ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'Main', 'IB', 'USD', 1, 'FIFO', now());
INSERT INTO executions (id, user_id, account_id, symbol, asset_class, currency, multiplier, side, quantity, price, fees,
                        commission, executed_at, fingerprint)
VALUES ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000001',
        '00000000-0000-0000-0000-000000000002', 'AAPL', 'STOCK', 'USD', 1, 'BUY', 1.5, 10.25, 0, 0, now(), 'f');
INSERT INTO outbox (type, subject, traceparent, data)
VALUES ('tradesense.trading.trade-opened.v1', '00000000-0000-0000-0000-000000000004', '', '{}');
INSERT INTO trades (id, user_id, account_id, symbol, asset_class, currency, multiplier, side, status, quantity, max_quantity,
                    open_quantity, entry_price, opened_at, gross_pnl, fees, net_pnl, open_cost, execution_count, digest,
                    opening_execution)
VALUES ('00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000001',
        '00000000-0000-0000-0000-000000000002', 'AAPL', 'STOCK', 'USD', 1, 'LONG', 'OPEN', 6, 6, 5, 10.25, now(), 1, 0, 1, 50, 2,
        '00000000-0000-0000-0000-000000000005', '00000000-0000-0000-0000-000000000003'),
       ('00000000-0000-0000-0000-000000000006', '00000000-0000-0000-0000-000000000001',
        '00000000-0000-0000-0000-000000000002', 'MSFT', 'STOCK', 'USD', 1, 'SHORT', 'OPEN', 1, 1, 1, 10, now(), 0, 0, 0, 10, 1,
        '00000000-0000-0000-0000-000000000007', '00000000-0000-0000-0000-000000000008');
INSERT INTO trade_legs (trade_id, ordinal, execution_id, role, quantity, price, costs, executed_at, split_new, split_old)
VALUES ('00000000-0000-0000-0000-000000000004', 1, '00000000-0000-0000-0000-000000000009', 'EXIT', 1, 11.250, 0.1, now(), 1, 1),
       ('00000000-0000-0000-0000-000000000004', 0, '00000000-0000-0000-0000-000000000003', 'ENTRY', 1.5, 10.25, 0, now(), 4, 1),
       ('00000000-0000-0000-0000-000000000006', 0, '00000000-0000-0000-0000-000000000008', 'ENTRY', 1, 10, 0, now(), 1, 1);
