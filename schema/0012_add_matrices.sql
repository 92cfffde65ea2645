-- A plan may follow many units or places through the same steps (工作任务调度表: service points × steps).

CREATE TABLE matrix (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    name TEXT NOT NULL CHECK (name <> ''),
    UNIQUE (plan_id, name)
) STRICT;

CREATE TABLE matrix_column (
    id INTEGER PRIMARY KEY,
    matrix_id INTEGER NOT NULL REFERENCES matrix (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    due TEXT CHECK (due IS date(due, '+0 days')),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (matrix_id, title)
) STRICT;

CREATE TABLE matrix_row (
    id INTEGER PRIMARY KEY,
    matrix_id INTEGER NOT NULL REFERENCES matrix (id),
    position INTEGER NOT NULL,
    township TEXT NOT NULL,  -- or another group of the rows; may be empty
    name TEXT NOT NULL CHECK (name <> ''),
    withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    UNIQUE (matrix_id, township, name)
) STRICT;

-- Only what was said of a cell.
CREATE TABLE matrix_cell (
    row_id INTEGER NOT NULL REFERENCES matrix_row (id),
    column_id INTEGER NOT NULL REFERENCES matrix_column (id),
    done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),  -- NULL: not done
    note TEXT NOT NULL,
    PRIMARY KEY (row_id, column_id)
) STRICT, WITHOUT ROWID;
