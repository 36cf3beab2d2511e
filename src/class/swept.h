/* swept: when files were handed in, by whom and where, as the sweep of a drop box wrote it down. */
#ifndef CLASS_SWEPT_H
#define CLASS_SWEPT_H

struct class;

/* Takes times, logins and hosts from the sweep.csv of each of the class's folders, if there is one
 * that the folder's owner wrote. */
void swept_read(struct class *class);

#endif
