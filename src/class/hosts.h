/* hosts: the machines on which work was handed in. A uid means one user there, and another
 * elsewhere; host 0 is this machine, or one that nobody named. */
#ifndef CLASS_HOSTS_H
#define CLASS_HOSTS_H

#include <stddef.h>
#include <sys/utsname.h>

/* All zero is empty; freed with hosts_free. */
struct hosts {
    struct utsname own; /* once it was asked for */
    char **names;       /* of host 1 and on */
    size_t count, room;
};

/* The index of a host by its name, which is added; 0 for "" and for this machine's. */
size_t hosts_index(struct hosts *hosts, const char *name);

/* The name of a host; this machine's for 0. Valid as long as the hosts. */
const char *hosts_name(struct hosts *hosts, size_t index);

void hosts_free(struct hosts *hosts);

#endif
