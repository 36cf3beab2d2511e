#include "term/external.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "course/text.h"
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

static void say(const struct lab_session *session, const char *id, const char *file,
                struct buffer *why)
{
    lab_text_words(why, lab_session_text(session, id),
                   (struct lab_word[]){{"file", .text = file}, {0}});
}

char *external_edit(const struct lab_session *session, const char *text, const sigset_t *mask,
                    struct buffer *why)
{
    const char *folder = getenv("TMPDIR");
    char path[4096];
    snprintf(path, sizeof path, "%s/fleetlab-XXXXXX", folder && *folder ? folder : "/tmp");
    int fd = mkstemp(path); /* mode 0600 */
    if (fd < 0) {
        lab_text_words(why, lab_session_text(session, "ui.no_file"),
                       (struct lab_word[]){{"reason", .text = strerror(errno)}, {0}});
        return NULL;
    }
    bool written = file_write(store_kernel_system(), fd, text, strlen(text));
    if (close(fd) != 0 || !written) {
        say(session, "ui.file_not_written", path, why);
    } else if (!run_editor(path, mask)) {
        say(session, "ui.editor_failed", path, why);
    } else {
        char *result = read_back(path);
        if (!result) {
            say(session, "ui.file_not_read", path, why);
            return NULL;
        }
        unlink(path);
        return result;
    }
    unlink(path);
    return NULL;
}
