-- Bulletins: figures of a period, frozen when a director issues them; what changes afterwards stands
-- in a correction, never in the bulletin itself.

CREATE TABLE bulletin (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('week', 'half-month', 'month', 'quarter')),
    period_from TEXT NOT NULL CHECK (period_from IS date(period_from, '+0 days')),
    period_to TEXT NOT NULL CHECK (period_to IS date(period_to, '+0 days')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
    corrects INTEGER REFERENCES bulletin (id),  -- 更正 of that one
    reason TEXT NOT NULL DEFAULT '',
    drafted_by TEXT NOT NULL,
    drafted_at TEXT NOT NULL,
    year INTEGER,
    number INTEGER CHECK (number >= 1),
    issued_at TEXT,
    issued_by TEXT NOT NULL DEFAULT '',
    figures TEXT NOT NULL DEFAULT '' CHECK (figures = '' OR json_valid(figures)),
    rows_hash TEXT NOT NULL DEFAULT '' CHECK (rows_hash = '' OR length(rows_hash) = 64),  -- SM3
    row_count INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    html TEXT NOT NULL DEFAULT '',
    CHECK (period_from <= period_to),
    CHECK ((state = 'issued') = (number IS NOT NULL)),
    CHECK ((state = 'issued') = (rows_hash <> ''))
) STRICT;
CREATE UNIQUE INDEX bulletin_by_number ON bulletin (year, number) WHERE number IS NOT NULL;
CREATE INDEX bulletin_corrections ON bulletin (corrects) WHERE corrects IS NOT NULL;
CREATE TRIGGER bulletin_issued_is_never_changed BEFORE UPDATE ON bulletin
WHEN OLD.state = 'issued' BEGIN SELECT RAISE (ABORT, 'issued bulletins stay as they are'); END;
CREATE TRIGGER bulletin_is_never_deleted BEFORE DELETE ON bulletin WHEN OLD.state = 'issued'
BEGIN SELECT RAISE (ABORT, 'issued bulletins stay'); END;

-- Item classes of 13710 with their nodes, staged feedback, progress in percent, and 受阻. Rows that
-- stood before have no nodes.

ALTER TABLE task ADD COLUMN item_class TEXT NOT NULL DEFAULT '';  -- empty: the configured fallback

-- "deployment:2024-05-08,measures:2024-05-10": by when the unit must have said what.
ALTER TABLE assignment ADD COLUMN nodes TEXT NOT NULL DEFAULT '';
ALTER TABLE assignment ADD COLUMN stage TEXT NOT NULL DEFAULT 'none'  -- reached by 签收 and feedback
    CHECK (stage IN ('none', 'deployment', 'measures', 'result'));
ALTER TABLE assignment ADD COLUMN percent INTEGER CHECK (percent BETWEEN 0 AND 100);
ALTER TABLE assignment ADD COLUMN blocked TEXT NOT NULL DEFAULT '';  -- the unit's reason; empty: not

ALTER TABLE feedback ADD COLUMN stage TEXT NOT NULL DEFAULT 'none'
    CHECK (stage IN ('none', 'deployment', 'measures', 'result'));
