INSERT INTO closed_trades (trade_id, user_id, account_id, symbol, asset_class, side, currency, quantity, opened_at, closed_at,
                           gross_pnl, fees, net_pnl, tags)
VALUES ('00000000-0000-0000-0000-000000000005', '00000000-0000-0000-0000-000000000001',
        '00000000-0000-0000-0000-000000000002', 'AAPL', 'STOCK', 'LONG', 'USD', 1, now(), now(), 1.5, 0, 1.5, '{}');
INSERT INTO feed_positions VALUES ('trading', '1234.5');
