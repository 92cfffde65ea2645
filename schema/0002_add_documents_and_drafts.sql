-- Documents as they came in, and the drafts that were read from them. A draft is no part of the ledger:
-- nothing reminds of it until an officer has confirmed it, whole or task by task. The original's bytes
-- lie beside the database, under originals/, by their digest.

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),  -- SHA-256: the same file is one document
    name TEXT NOT NULL,          -- as given
    format TEXT NOT NULL,        -- txt docx xlsx pdf ofd html; empty where it could not be told
    size INTEGER NOT NULL CHECK (size >= 0),
    original TEXT NOT NULL,      -- path below originals/
    received_at TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('inbox', 'import', 'upload')),
    -- received: kept, not read yet. empty: read, and no task found. failed: could not be read.
    state TEXT NOT NULL CHECK (state IN ('received', 'drafted', 'empty', 'failed')),
    reason TEXT NOT NULL,        -- E_ZIP, W_NO_TASKS …; empty where nothing is wrong
    message TEXT NOT NULL,       -- Chinese: what an officer should know or do
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    text TEXT NOT NULL           -- as the reader saw it: lines of paragraphs and table rows
) STRICT;
CREATE INDEX document_waiting ON document (received_at) WHERE state IN ('received', 'empty', 'failed');

-- One document may hold several (a gazette). `body` is the tasks with what was uncertain about them,
-- each open, confirmed or dropped; `version` grows with every change, and a change names the one it saw.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    issuer TEXT NOT NULL,
    issued TEXT CHECK (issued IS date(issued, '+0 days')),  -- NULL: the document shows none
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'rules', 'personnel', 'approval', 'seal', 'news')),
    body TEXT NOT NULL CHECK (json_valid(body)),
    tasks INTEGER NOT NULL CHECK (tasks >= 0),
    open_tasks INTEGER NOT NULL CHECK (open_tasks BETWEEN 0 AND tasks),
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'discarded')),
    version INTEGER NOT NULL CHECK (version >= 1),
    plan_id INTEGER REFERENCES plan (id),  -- that its confirmed tasks went to
    created_at TEXT NOT NULL,
    UNIQUE (document_id, position)
) STRICT;
CREATE INDEX draft_open ON draft (id) WHERE state = 'open';            -- what waits for an officer
CREATE INDEX draft_by_plan ON draft (plan_id) WHERE plan_id IS NOT NULL;  -- a plan's documents

ALTER TABLE event ADD COLUMN document_id INTEGER REFERENCES document (id);
ALTER TABLE event ADD COLUMN draft_id INTEGER REFERENCES draft (id);
CREATE INDEX event_by_document ON event (document_id) WHERE document_id IS NOT NULL;  -- its history
