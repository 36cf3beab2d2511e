# store: what comes from disk and goes there.
