-- A vector is the bytes of its numbers: arrays of numbers cost an object each to read. Those there were are made anew.
ALTER TABLE search_documents DROP COLUMN embedding, DROP COLUMN embedded_by;
ALTER TABLE search_documents
    ADD COLUMN embedding bytea,
    ADD COLUMN embedded_by text,
    -- When its vector is to be made; never again once it is there and true.
    ADD COLUMN vector_due timestamptz NOT NULL DEFAULT now();
CREATE INDEX search_documents_vector_due ON search_documents (vector_due) WHERE vector_due < 'infinity';
CREATE INDEX search_documents_of_day ON search_documents (user_id, day DESC, ref_id);
