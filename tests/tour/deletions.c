/*
 * deletions FOLDER [EVERY [FIRST]]: takes away each text, row, column and key of a copy of the data
 * in turn (every EVERY-th, from FIRST on). Either the data are refused then, or the lab is played
 * whole on every track, in the language of what is taken away: no crash, no text in brackets, no
 * (null), and without a text no screen with fewer lines. FOLDER is the copy, and is changed. Prints
 * what was not noticed, and the counts.
 */
#include <dirent.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../lesson/play.h"
#include "proof/checked.h"
#include "proof/lock_check.h"
#include "store/csv_table.h"
#include "store/file.h"
#include "store/memory.h"
#include "tour/tour.h"

enum { VARIANT = 8, STOPS = 100, FILES = 100 };

static const char *folder; /* the copy of the data */

/* ---- the lab, played ---- */

/* The lines of each stop, track by track; and what is wrong there. */
struct played {
    size_t lines[4][STOPS];
    size_t track, stop;
    bool keeps_lines; /* held against `before` */
    const struct played *before;
    char wrong[200];
};

static size_t count_lines(const char *text)
{
    size_t lines = 0;
    for (; *text; text++) {
        lines += *text == '\n';
    }
    return lines;
}

/* A text's id in brackets: "[aim.cost]". Fields are printed so, too: behind a line's start. */
static const char *find_gap(const char *text)
{
    for (const char *open = text; (open = strchr(open, '[')) != NULL; open++) {
        size_t length = strspn(open + 1, "abcdefghijklmnopqrstuvwxyz0123456789_.");
        bool field = open == text || open[-1] == '\n';
        if (!field && open[1 + length] == ']' && memchr(open + 1, '.', length) != NULL) {
            return open;
        }
    }
    return strstr(text, "(null)");
}

static void look(struct stage *stage, const struct tour_stop *stop, void *context)
{
    struct played *played = context;
    char *text = play_text(stage);
    const char *gap = find_gap(text);
    size_t lines = count_lines(text), at = played->stop++;
    played->lines[played->track][at] = lines;
    if (gap != NULL && !*played->wrong) {
        snprintf(played->wrong, sizeof played->wrong, "%s %d: %.60s", stop->screen, stop->part,
                 gap);
    } else if (played->keeps_lines && lines < played->before->lines[played->track][at] &&
               !*played->wrong) {
        snprintf(played->wrong, sizeof played->wrong, "%s %d: fewer lines", stop->screen,
                 stop->part);
    }
    free(text);
}

static char ledgers[] = "/tmp/fleetlab-deletions-XXXXXX"; /* a private folder */

/* A path where no ledger is. */
static const char *fresh_ledger(void)
{
    static char path[64];
    snprintf(path, sizeof path, "%s/ledger.csv", ledgers);
    unlink(path);
    return path;
}

static void play_all(const struct catalog *catalog, struct played *played)
{
    for (size_t i = 0; i < catalog->track_count && i < 4; i++) {
        const char *ledger = fresh_ledger();
        struct stage *stage = play_open(catalog, ledger, NULL, VARIANT, NULL);
        struct buffer why = {0};
        played->track = i;
        played->stop = 0;
        if (!tour_play(stage, catalog, track_find(catalog, catalog->tracks[i].id), VARIANT, look,
                       played, &why) &&
            !*played->wrong) {
            snprintf(played->wrong, sizeof played->wrong, "not played on: %.150s",
                     buffer_text(&why));
        }
        buffer_free(&why);
        stage_close(stage);
        unlink(ledger);
    }
}

/* ---- one deletion ---- */

static struct played before;
static char language[16] = "en"; /* of the file that is taken from */
static size_t refused, harmless, unnoticed;

/* What check-data finds; and without a fault, what the lab shows. Ends the process with 0: refused;
 * 1: harmless; 2: not noticed. */
static _Noreturn void judge(const char *what, bool text)
{
    struct fault_list faults = {0};
    struct catalog *catalog = checked_load(folder, language, &faults);
    if (catalog != NULL) {
        lock_check(catalog, &faults);
    }
    if (catalog == NULL || faults.count > 0) {
        _exit(0);
    }
    struct played played = {.keeps_lines = text, .before = &before};
    play_all(catalog, &played);
    if (*played.wrong) {
        printf("%s: %s\n", what, played.wrong);
        fflush(stdout);
    }
    _exit(*played.wrong ? 2 : 1);
}

static void try_without(const char *what, bool text)
{
    int status;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        judge(what, text);
    }
    if (child < 0 || waitpid(child, &status, 0) != child) {
        exit(99);
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) < 2) {
        *(WEXITSTATUS(status) == 0 ? &refused : &harmless) += 1;
        return;
    }
    if (!WIFEXITED(status)) {
        printf("%s: ended by signal %d\n", what, WTERMSIG(status));
    }
    unnoticed++;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0) {
        perror(path);
        exit(99);
    }
}

static char *read_file(const char *path)
{
    struct buffer text = {0}, why = {0};
    if (!file_read(store_kernel_system(), path, 0, CSV_TABLE_MAX, &text, &why)) {
        fprintf(stderr, "%s: %s\n", path, buffer_text(&why));
        exit(99);
    }
    return buffer_take(&text);
}

/* ---- what can be taken away ---- */

static size_t every = 1, first, number; /* of the deletions */

static bool is_next(void)
{
    return number++ % every == first % every;
}

/* The text without the bytes from one place to another. */
static void take_away(const char *path, const char *text, const char *from, const char *to,
                      bool is_text)
{
    char what[300];
    struct buffer less = {0};
    if (!is_next()) {
        return;
    }
    snprintf(what, sizeof what, "%s: without %.*s", path + strlen(folder) + 1,
             (int)strcspn(from, "\n") < 60 ? (int)strcspn(from, "\n") : 60, from);
    buffer_add(&less, text, (size_t)(from - text));
    buffer_add_text(&less, to);
    write_file(path, buffer_text(&less));
    buffer_free(&less);
    try_without(what, is_text);
    write_file(path, text);
}

static const char *line_end(const char *line)
{
    const char *end = strchr(line, '\n');
    return end == NULL ? line + strlen(line) : end + 1;
}

/* Each line: a row or a text, not the header; of an INI file, a key or a heading. */
static void take_lines(const char *path, const char *text, bool ini, bool is_text)
{
    for (const char *line = ini ? text : line_end(text); *line; line = line_end(line)) {
        if (!ini || strchr("#;\n", *line) == NULL) {
            take_away(path, text, line, line_end(line), is_text);
        }
    }
}

/* The end of a cell of a row. */
static const char *cell_end(const char *cell)
{
    bool quoted = false;
    for (; *cell && *cell != '\n' && (quoted || *cell != ','); cell++) {
        quoted = quoted != (*cell == '"');
    }
    return cell;
}

/* A row without a column, appended. */
static void add_without(struct buffer *less, const char *line, size_t column)
{
    size_t at = 0, kept = 0;
    for (const char *cell = line;; cell++, at++) {
        const char *end = cell_end(cell);
        if (at != column) {
            buffer_add_text(less, kept++ > 0 ? "," : "");
            buffer_add(less, cell, (size_t)(end - cell));
        }
        if (*end != ',') {
            break;
        }
        cell = end;
    }
    buffer_add_char(less, '\n');
}

static void take_columns(const char *path, const char *text)
{
    size_t columns = 1;
    for (const char *c = text; *c && *c != '\n'; c++) {
        columns += *c == ',';
    }
    for (size_t column = 0; column < columns; column++) {
        char what[300];
        struct buffer less = {0};
        if (!is_next()) {
            continue;
        }
        for (const char *line = text; *line; line = line_end(line)) {
            add_without(&less, line, column);
        }
        snprintf(what, sizeof what, "%s: without column %zu", path + strlen(folder) + 1,
                 column + 1);
        write_file(path, buffer_text(&less));
        buffer_free(&less);
        try_without(what, false);
        write_file(path, text);
    }
}

static char *files[FILES];
static size_t file_count;

static int note_file(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)where;
    const char *end = strrchr(path, '.');
    bool taken = kind == FTW_F && end && (!strcmp(end, ".csv") || !strcmp(end, ".ini"));
    if (taken && file_count < FILES) {
        files[file_count++] = memory_text(path);
    }
    return 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Plays the lab as it is, in a language; false, with the faults printed, where it can't be. */
static bool play_before(const char *id)
{
    struct fault_list faults = {0};
    snprintf(language, sizeof language, "%s", id);
    struct catalog *catalog = checked_load(folder, language, &faults);
    fault_print_all(&faults, stdout);
    if (catalog == NULL) {
        return false;
    }
    before = (struct played){0};
    play_all(catalog, &before);
    catalog_free(catalog);
    printf("%s%s", before.wrong, *before.wrong ? " as it is\n" : "");
    return !*before.wrong;
}

/* Takes from a file all that can be taken; false where the lab can't be played with it as it is. */
static bool take_from(const char *path)
{
    const char *texts = strstr(path, "/texts/");
    char id[sizeof language] = "en";
    if (texts != NULL) {
        sscanf(texts, "/texts/%15[a-z]", id);
    }
    if (strcmp(id, language) != 0 && !play_before(id)) {
        return false;
    }
    char *text = read_file(path);
    bool ini = strcmp(strrchr(path, '.'), ".ini") == 0;
    take_lines(path, text, ini, texts != NULL);
    if (!ini) {
        take_columns(path, text);
    }
    free(text);
    return true;
}

int main(int argc, char **argv)
{
    bool played = true;
    if (argc < 2 || argc > 4) {
        return 99;
    }
    folder = argv[1];
    every = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    first = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
    if (every == 0 || mkdtemp(ledgers) == NULL || !play_before("en")) {
        return 99;
    }
    nftw(folder, note_file, 16, FTW_PHYS);
    qsort(files, file_count, sizeof *files, by_name);
    for (size_t i = 0; i < file_count; i++) {
        played = played && take_from(files[i]);
        free(files[i]);
    }
    unlink(fresh_ledger());
    rmdir(ledgers);
    printf("# %zu taken away: %zu refused, %zu harmless, %zu not noticed\n",
           refused + harmless + unnoticed, refused, harmless, unnoticed);
    return unnoticed > 0 || !played;
}
