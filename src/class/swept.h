/* swept: when files were handed in, as the sweep of a drop box wrote it down. */
#ifndef CLASS_SWEPT_H
#define CLASS_SWEPT_H

struct class;

/* Takes the times from FOLDER/sweep.csv, if there is one that the folder's owner wrote. */
void swept_read(struct class *class, const char *folder);

#endif
