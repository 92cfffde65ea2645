-- The clock is implausible before the latest record, whatever its number: a record that a wrong clock
-- stamped is not always the last. Read on every tick.

CREATE INDEX event_by_time ON event (at);
-- From which record on times count: an administrator said that the clock is right.
CREATE INDEX event_clock_accepted ON event (id) WHERE kind = 'clock.accept';
