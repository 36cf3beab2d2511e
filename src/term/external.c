#include "term/external.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/buffer.h"
#include "store/file.h"

enum { EXTERNAL_MAX = 64 * 1024 }; /* bytes that are read back */

/* The editor's name may hold arguments, so the shell reads it; the file's name is passed as is. */
static bool run_editor(const char *path, const sigset_t *mask)
{
    pid_t child = fork();
    if (child < 0) {
        return false;
    }
    if (child == 0) {
        signal(SIGPIPE, SIG_DFL); /* which the program ignores, and an editor would inherit */
        signal(SIGXFSZ, SIG_DFL);
        sigprocmask(SIG_SETMASK, mask, NULL);
        execl("/bin/sh", "sh", "-c", "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"", "sh", path,
              (char *)NULL);
        _exit(127);
    }
    int status;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return false;
        }
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static char *read_back(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        return NULL;
    }
    struct buffer text = {0};
    char *room = buffer_reserve(&text, EXTERNAL_MAX);
    buffer_grew(&text, fread(room, 1, EXTERNAL_MAX, file));
    bool failed = ferror(file) != 0;
    fclose(file);
    while (text.length > 0 && text.bytes[text.length - 1] == '\n') {
        buffer_cut(&text, text.length - 1);
    }
    if (failed) {
        buffer_free(&text);
        return NULL;
    }
    return buffer_take(&text);
}

char *external_edit(const char *text, const sigset_t *mask, char why[200])
{
    const char *folder = getenv("TMPDIR");
    char path[4096];
    snprintf(path, sizeof path, "%s/fleetlab-XXXXXX", folder && *folder ? folder : "/tmp");
    int fd = mkstemp(path); /* mode 0600 */
    if (fd < 0) {
        snprintf(why, 200, "No temporary file: %s. Write the answer here.", strerror(errno));
        return NULL;
    }
    bool written = file_write(store_kernel_system(), fd, text, strlen(text));
    if (close(fd) != 0 || !written) {
        snprintf(why, 200, "The temporary file can't be written. Write the answer here.");
    } else if (!run_editor(path, mask)) {
        snprintf(why, 200,
                 "The editor failed; the answer is as it was. Set EDITOR to one that runs.");
    } else {
        char *result = read_back(path);
        if (!result) {
            snprintf(why, 200, "The text can't be read back; it is in %.150s.", path);
            return NULL;
        }
        unlink(path);
        return result;
    }
    unlink(path);
    return NULL;
}
