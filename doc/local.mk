# doc: manual pages and notes.
EXTRA_DIST += doc/lesson.md
