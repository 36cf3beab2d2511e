/* forge: a class of forgers. Each starts from a ledger that was played and does to it what its
 * owner can do to a file: the chain that comes out is always right. */
#ifndef TESTS_CLASS_FORGE_H
#define TESTS_CLASS_FORGE_H

#include "synthetic.h"

/* What collect is to find, as the names of its flags; "": nothing, for nothing is to be seen. */
struct forgery {
    const char *name; /* the login, too, but for a ledger that is another's */
    const char *login;
    const char *alone;    /* from the ledger alone */
    const char *anchored; /* and where the course has anchors; NULL: not asked */
};

/* All kinds; the last one has no name. */
const struct forgery *forge_kinds(void);

/* Makes a ledger of each kind at FOLDER/ledgers/NAME/ledger.csv, and of the anchors that their
 * owners could not take back a folder FOLDER/anchors/UID. */
void forge_all(const struct catalog *catalog, uint64_t seed, const char *folder);

#endif
