-- Whether an answer came after a draft is told by the order in which answers are stored: clocks may
-- be set back.

ALTER TABLE draft ADD COLUMN after_answer bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN draft.after_answer IS 'The sequence of the attempt''s newest answer when the draft was saved; 0 where there was none.';
