/* dropbox: the staff's side of a drop box, or of a folder for anchors: making one, and closing it.
 * What lies in it is taken out by intake.h; what students see of it is in store/deposit.h. */
#ifndef CLASS_DROPBOX_H
#define CLASS_DROPBOX_H

#include "store/buffer.h"

/* How a chore ended. */
enum dropbox_end {
    DROPBOX_DONE,
    DROPBOX_NOT_BEGUN, /* what was asked can't be: nothing was done */
    DROPBOX_STOPPED    /* something failed on the way */
};

/*
 * Makes FOLDER, or mends one of the user's own, to be a drop box: mode 3773 (sticky, setgid; others
 * may add and not list) and group GROUP. Unless it is done the reason is in WHY.
 */
enum dropbox_end dropbox_make(const char *folder, const char *group, struct buffer *why);

/*
 * Closes FOLDER: its LOCK is then the user's, mode 0644, and says TEXT ("" for nothing). A LOCK
 * that lies there is replaced; where it is a folder, that is moved aside. Only the box's owner can
 * do so to another user's. Unless it is done the reason is in WHY, and nothing was changed.
 */
enum dropbox_end dropbox_close(const char *folder, const char *text, struct buffer *why);

#endif
