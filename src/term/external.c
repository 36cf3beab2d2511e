#include "term/external.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unictype.h>
#include <unistd.h>
#include <unistr.h>

#include "course/text.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/path.h"
#include "term/written.h"

enum {
    READ_MAX = 1024 * 1024, /* bytes of a file that are looked at */
    NAMES_MAX = 99,         /* kept texts of one answer */
    PATIENCE_MS = 5000      /* for an editor to save what it has when the line drops */
};

#define LEDGER_SUFFIX ".csv"
#define PREFIX "-answer-"
#define SUFFIX ".txt"

/* ---- words ---- */

static void say(const struct external *external, struct buffer *says, const char *id,
                const struct word *words)
{
    if (says->length > 0) {
        buffer_add_char(says, ' ');
    }
    text_words(says, stage_text(external->stage, id), words);
}

static void say_plain(const struct external *external, struct buffer *says, const char *id)
{
    say(external, says, id, (struct word[]){{0}});
}

/* A path as the student would type it, within the home folder from there. */
static void say_file(const struct external *external, struct buffer *says, const char *id,
                     const char *path)
{
    const char *home = getenv("HOME");
    struct buffer shown = {0};
    size_t length = home ? strlen(home) : 0;
    if (length > 1 && strncmp(path, home, length) == 0 && path[length] == '/') {
        buffer_add_format(&shown, "~%s", path + length);
    } else {
        buffer_add_text(&shown, path);
    }
    say(external, says, id, (struct word[]){{"file", .text = buffer_text(&shown)}, {0}});
    buffer_free(&shown);
}

/* ---- names ---- */

/* Letters and digits of a label; dashes for what is between them. */
static void add_words(struct buffer *name, const char *label)
{
    bool gap = false;
    while (*label) {
        ucs4_t code = 0;
        int used = u8_strmbtouc(&code, (const uint8_t *)label);
        used = used > 0 ? used : 1;
        if (uc_is_alnum(code) || code == '_') {
            buffer_add(name, label, (size_t)used);
            gap = false;
        } else if (!gap) {
            buffer_add_char(name, '-');
            gap = true;
        }
        label += used;
    }
}

/* What the files of a ledger begin with: "FOLDER/ada-answer-" for "FOLDER/ada.csv". */
static void add_prefix(struct buffer *path, const char *ledger)
{
    size_t length = strlen(ledger);
    buffer_add(path, ledger,
               length - (path_has_ending(ledger, LEDGER_SUFFIX) ? strlen(LEDGER_SUFFIX) : 0));
    buffer_add_text(path, PREFIX);
}

/* "FOLDER/ada-answer-Cloud-Titan-Scaling-Wall-justification.txt", and "-2" behind it for the
 * second. */
static char *path_of(const struct external *external, const char *field, int number)
{
    const struct scene *scene = stage_scene(external->stage);
    struct buffer path = {0};
    add_prefix(&path, external->ledger);
    add_words(&path, scene->track);
    buffer_add_char(&path, '-');
    add_words(&path, scene->title);
    buffer_add_char(&path, '-');
    add_words(&path, field);
    if (number > 1) {
        buffer_add_format(&path, "-%d", number);
    }
    buffer_add_text(&path, SUFFIX);
    return buffer_take(&path);
}

/* The last text of an answer that was kept; NULL where there is none. */
static char *kept_path(const struct external *external, const char *field)
{
    for (int number = external->ledger ? NAMES_MAX : 0; number > 0; number--) {
        struct stat status;
        char *path = path_of(external, field, number);
        if (lstat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == getuid()) {
            return path;
        }
        free(path);
    }
    return NULL;
}

bool external_is_kept(const struct external *external, const struct scene_field *field,
                      struct buffer *says)
{
    char *path = kept_path(external, field->id);
    if (path) {
        say_file(external, says, "ui.kept_before", path);
    }
    free(path);
    return path != NULL;
}

/* Names one file of the ledger's folder, if it is one of its kept texts. */
static bool names_kept(const struct external *external, const char *folder, const char *name,
                       struct buffer *says)
{
    struct buffer path = {0}, prefix = {0};
    buffer_add_format(&path, "%s/%s", folder, name);
    add_prefix(&prefix, external->ledger);
    bool kept = strncmp(buffer_text(&path), buffer_text(&prefix), prefix.length) == 0 &&
                path_has_ending(name, SUFFIX);
    if (kept) {
        say_file(external, says, "ui.kept_before", buffer_text(&path));
    }
    buffer_free(&path);
    buffer_free(&prefix);
    return kept;
}

bool external_names_kept(const struct external *external, struct buffer *says)
{
    if (!external->ledger) {
        return false;
    }
    size_t count = 0;
    char *path = path_folder(external->ledger);
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder)) != NULL) {
        count += names_kept(external, path, entry->d_name, says);
    }
    if (folder) {
        closedir(folder);
    }
    free(path);
    if (count > 0) {
        say_plain(external, says, "ui.kept_where");
        say_plain(external, says, external->opens);
    }
    return count > 0;
}

/* ---- the editor ---- */

/* The editor's name may hold arguments, so the shell reads it; the file's name is passed as is. */
static pid_t start_editor(const struct external *external, const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        signal(SIGPIPE, SIG_DFL); /* which the program ignores, and an editor would inherit */
        signal(SIGXFSZ, SIG_DFL);
        if (external->signals) {
            sigprocmask(SIG_SETMASK, &external->signals->before, NULL);
        }
        execl("/bin/sh", "sh", "-c", "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"", "sh", path,
              (char *)NULL);
        _exit(127);
    }
    return child;
}

/* Whether the child has ended. One that stops takes us along, as it would any job. */
static bool has_ended(pid_t child, int *status, int flags)
{
    pid_t changed = waitpid(child, status, flags);
    if (changed < 0 && errno != EINTR) {
        *status = 0;
        return true;
    }
    if (changed == child && WIFSTOPPED(*status)) {
        raise(SIGSTOP);
        kill(child, SIGCONT);
        return false;
    }
    return changed == child;
}

/*
 * Waits for the editor's end. A signal to leave is its signal too; it has a while to save what it
 * has. ^C and ^\ are the editor's alone.
 */
static bool wait_for_editor(const struct signals *signals, pid_t child, int *status)
{
    int leave = 0;
    bool polls = signals && signals->fd >= 0, ended;
    while (!(ended = has_ended(child, status, WUNTRACED | (polls ? WNOHANG : 0)))) {
        int number = polls ? signals_wait(signals, leave ? PATIENCE_MS : -1) : 0;
        if (leave && number == 0) {
            break;
        }
        if (number == SIGHUP || number == SIGTERM) {
            leave = number;
            kill(child, number);
        } else if (number == SIGTSTP) {
            raise(SIGSTOP);
        }
    }
    if (leave) {
        raise(leave); /* it is blocked, and waits for the front end */
    }
    return ended;
}

/* What became of an editor. One that was broken off may have its text elsewhere, or still open. */
enum ending { EDITOR_DONE, EDITOR_REFUSED, EDITOR_BROKEN_OFF };

static enum ending run_editor(const struct external *external, const char *path,
                              struct buffer *says)
{
    int status = 0;
    pid_t child = start_editor(external, path);
    if (child < 0) {
        say_plain(external, says, "ui.editor_not_run");
        return EDITOR_REFUSED;
    }
    if (!wait_for_editor(external->signals, child, &status)) {
        say_plain(external, says, "ui.editor_open");
        return EDITOR_BROKEN_OFF;
    }
    if (WIFSIGNALED(status)) {
        say(external, says, "ui.editor_killed",
            (struct word[]){{"number", .number = (size_t)WTERMSIG(status)}, {0}});
        return EDITOR_BROKEN_OFF;
    }
    if (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127) {
        say_plain(external, says, "ui.editor_not_run");
    } else if (WEXITSTATUS(status) != 0) {
        say(external, says, "ui.editor_failed",
            (struct word[]){{"number", .number = (size_t)WEXITSTATUS(status)}, {0}});
    } else {
        return EDITOR_DONE;
    }
    return EDITOR_REFUSED;
}

/* ---- its file ---- */

/* A new file with the text in it; NULL, with the reason, where it can't be had. */
static char *write_file(const struct external *external, const char *field, const char *text,
                        struct buffer *says)
{
    char *path = NULL;
    int fd = -1;
    for (int number = 1; fd < 0 && number <= NAMES_MAX; number++) {
        free(path);
        path = path_of(external, field, number);
        fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd < 0 && errno != EEXIST) {
            break;
        }
    }
    const char *why = strerror(errno);
    bool written = fd >= 0 && file_write(store_kernel_system(), fd, text, strlen(text)) &&
                   (!*text || file_write(store_kernel_system(), fd, "\n", 1));
    if (fd >= 0 && !written) {
        why = strerror(errno);
        unlink(path);
    }
    if (fd >= 0 && close(fd) != 0 && written) {
        why = strerror(errno);
        written = false;
        unlink(path);
    }
    if (!written) {
        say(external, says, "ui.no_file", (struct word[]){{"reason", .text = why}, {0}});
        free(path);
        path = NULL;
    }
    return path;
}

/* Reads the file back as the answer's text; NULL, with the reason, where it is not fit for it. */
static char *read_file(const struct external *external, const struct scene_field *field,
                       const char *path, struct buffer *says)
{
    struct buffer bytes = {0}, text = {0}, why = {0};
    bool read = file_read(store_kernel_system(), path, O_NOFOLLOW, READ_MAX, &bytes, &why);
    enum text_encoding kind = read ? written_read(buffer_text(&bytes), bytes.length, &text)
                                   : WRITTEN_TEXT;
    bool fits = text.length <= field->text_limit;
    if (!read) {
        say(external, says, "ui.file_not_read",
            (struct word[]){{"reason", .text = buffer_text(&why)}, {0}});
    } else if (kind == WRITTEN_NO_TEXT || kind == WRITTEN_MIXED) {
        say_plain(external, says, kind == WRITTEN_MIXED ? "ui.file_mixed" : "ui.file_no_text");
    } else if (!fits) {
        say(external, says, "ui.file_too_long",
            (struct word[]){
                {"bytes", .number = text.length}, {"limit", .number = field->text_limit}, {0}});
    } else if (kind == WRITTEN_LATIN_1) {
        say_plain(external, says, "ui.file_latin_1");
    }
    buffer_free(&bytes);
    buffer_free(&why);
    if (!read || !fits || kind == WRITTEN_NO_TEXT || kind == WRITTEN_MIXED) {
        buffer_free(&text);
        return NULL;
    }
    return buffer_take(&text);
}

/* Whether a file still holds what was written to it before the editor began. */
static bool is_untouched(const char *path, const char *text)
{
    struct buffer bytes = {0}, why = {0};
    size_t length = strlen(text);
    bool same = file_read(store_kernel_system(), path, O_NOFOLLOW, READ_MAX, &bytes, &why) &&
                bytes.length == length + (length > 0) &&
                memcmp(buffer_text(&bytes), text, length) == 0;
    buffer_free(&bytes);
    buffer_free(&why);
    return same;
}

struct external_text external_edit(const struct external *external, const struct scene_field *field,
                                   const char *text, bool kept)
{
    struct external_text written = {0};
    char *found = kept ? kept_path(external, field->id) : NULL;
    if (!external->ledger) {
        say_plain(external, &written.says, "ui.editor_not_run");
        return written;
    }
    written.path = found ? found : write_file(external, field->id, text, &written.says);
    if (!written.path) {
        return written;
    }
    enum ending ending = run_editor(external, written.path, &written.says);
    if (ending == EDITOR_DONE) {
        written.text = read_file(external, field, written.path, &written.says);
    }
    if (access(written.path, F_OK) != 0) { /* the editor took it away */
        free(written.path);
        written.path = NULL;
    } else if (ending == EDITOR_REFUSED && !found && is_untouched(written.path, text)) {
        unlink(written.path); /* the answer has it already */
        free(written.path);
        written.path = NULL;
    }
    return written;
}

void external_end(const struct external *external, struct external_text *written, bool taken)
{
    if (written->path && taken) {
        unlink(written->path);
        free(written->path);
        written->path = NULL;
    } else if (written->path) {
        say_file(external, &written->says, "ui.kept", written->path);
        say_plain(external, &written->says, external->opens);
    } else if (!taken) {
        say_plain(external, &written->says, "ui.answer_stays");
    }
}

void external_free(struct external_text *written)
{
    free(written->text);
    free(written->path);
    buffer_free(&written->says);
}
