-- The points of a series that are too few for a chunk yet, coded as one; all three NULL where there are none.
ALTER TABLE series ADD COLUMN tail_first {long};
ALTER TABLE series ADD COLUMN tail_last {long};
ALTER TABLE series ADD COLUMN tail {blob};
