# doc: manual pages and notes.
