#include "cmd/descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool descriptors_make_safe(void)
{
    /* Opened for reading, standard output refuses each write with EBADF. */
    static const int flags[] = {
        [STDIN_FILENO] = O_RDONLY,
        [STDOUT_FILENO] = O_RDONLY,
        [STDERR_FILENO] = O_WRONLY,
    };
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        bool closed = fcntl(fd, F_GETFD) < 0 && errno == EBADF;
        /* The lowest that is free is this one: those below it are open. */
        if (closed && open("/dev/null", flags[fd] | O_NOCTTY) != fd) {
            return false;
        }
    }
    return true;
}
