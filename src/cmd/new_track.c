/* new_track.c: a track of an author's own, begun as a copy of another. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "course/text.h"
#include "store/csv.h"
#include "store/csv_table.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/path.h"
#include "store/whole.h"
#include "store/wordlist.h"

enum { NAME_MAX_BYTES = 24, FILE_BYTES_MAX = 4 * 1024 * 1024, PATH_ROOM = 4096 };
enum { NEW_TRACK_FROM };

static const struct option_row option_rows[] = {
    {"from", "TRACK", "copy this track: " OPTION_TRACKS},
    {NULL, NULL, NULL},
};

struct new_track {
    const char *folder, *name, *from;
    size_t texts; /* that are to be written */
    struct buffer why;
};

static const char *path_in(const struct new_track *new, char path[PATH_ROOM], const char *folder,
                           const char *file)
{
    snprintf(path, PATH_ROOM, "%s/%s%s%s", new->folder, folder, *folder && *file ? "/" : "", file);
    return path;
}

static bool read_all(struct new_track *new, const char *path, struct buffer *out)
{
    struct buffer reason = {0};
    bool good = file_read(store_kernel_system(), path, 0, FILE_BYTES_MAX, out, &reason);
    if (!good) {
        buffer_add_format(&new->why, "%s: %s", path, buffer_text(&reason));
    }
    buffer_free(&reason);
    return good;
}

static bool write_all(struct new_track *new, const char *path, const struct buffer *content)
{
    return whole_write(store_kernel_system(), path, buffer_text(content), content->length,
                       &new->why);
}

/* ---- tables ---- */

static struct csv_table *read_table(struct new_track *new, const char *path)
{
    struct fault_list faults = {0};
    struct csv_table *table = csv_table_read(path, &faults);
    if (table == NULL) {
        buffer_add_format(&new->why, "%s can't be read; see fleetlab check-data", path);
    }
    fault_free(&faults);
    return table;
}

/* Appends row ROW, or the header for -1, with another text in a column; -1: in none. */
static void add_row(struct buffer *out, const struct csv_table *table, long row, int column,
                    const char *text)
{
    size_t columns = csv_table_columns(table);
    const char **cells = memory_get(columns, sizeof *cells);
    for (size_t i = 0; i < columns; i++) {
        cells[i] = row < 0 ? csv_table_name(table, i) : csv_table_cell(table, (size_t)row, i);
    }
    if (column >= 0) {
        cells[column] = text;
    }
    csv_row_add(out, cells, columns);
    free(cells);
}

/* "TODO " and what stands in a cell. */
static const char *to_do(struct buffer *said, const char *text)
{
    buffer_cut(said, 0);
    buffer_add_format(said, "%s%s", TEXT_TODO, text);
    return buffer_text(said);
}

/* The texts of the other track, each to be written, under ids of this one. */
static void add_block(struct new_track *new, const struct csv_table *table, struct buffer *block)
{
    struct buffer id = {0}, said = {0};
    size_t length = strlen(new->from);
    for (size_t row = 0; row < csv_table_rows(table); row++) {
        const char *of = csv_table_cell(table, row, 0), *text = csv_table_cell(table, row, 1);
        if (strncmp(of, new->from, length) == 0 && of[length] == '.') {
            buffer_cut(&id, 0);
            buffer_add_format(&id, "%s%s", new->name, of + length);
            const char *cells[] = {buffer_text(&id), to_do(&said, text)};
            csv_row_add(block, cells, 2);
            new->texts++;
        }
    }
    buffer_free(&id);
    buffer_free(&said);
}

/* Where line LINE begins; the end of the text where it has fewer. */
static size_t line_offset(const char *text, size_t line)
{
    const char *at = text;
    while (--line > 0 && *at != '\0') {
        at += strcspn(at, "\n");
        at += *at != '\0';
    }
    return (size_t)(at - text);
}

/* Ids are in order: the new ones go where they belong, and nothing else is touched. */
static bool add_texts(struct new_track *new)
{
    char path[PATH_ROOM];
    struct csv_table *table = read_table(new, path_in(new, path, "texts", "en.csv"));
    struct buffer block = {0}, text = {0}, out = {0};
    bool good = table != NULL && read_all(new, path, &text);
    if (good) {
        size_t rows = csv_table_rows(table), row = 0;
        while (row < rows && strcmp(csv_table_cell(table, row, 0), new->name) < 0) {
            row++;
        }
        size_t before = row < rows ? line_offset(buffer_text(&text), csv_table_line(table, row))
                                   : text.length;
        add_block(new, table, &block);
        buffer_add(&out, buffer_text(&text), before);
        buffer_add(&out, buffer_text(&block), block.length);
        buffer_add(&out, buffer_text(&text) + before, text.length - before);
        good = write_all(new, path, &out);
    }
    csv_table_free(table);
    buffer_free(&block);
    buffer_free(&text);
    buffer_free(&out);
    return good;
}

/* Rows of a table that are the other track's are this one's, too. */
static bool share_rows(struct new_track *new, const char *file)
{
    char path[PATH_ROOM];
    struct csv_table *table = read_table(new, path_in(new, path, "tables", file));
    int column = table ? csv_table_column(table, "track") : -1;
    bool good = table != NULL, any = false;
    struct buffer out = {0}, tracks = {0};
    for (long row = -1; column >= 0 && row < (long)csv_table_rows(table); row++) {
        const char *of = row < 0 ? "" : csv_table_cell(table, (size_t)row, (size_t)column);
        bool both = wordlist_has(of, new->from);
        buffer_cut(&tracks, 0);
        buffer_add_format(&tracks, "%s %s", of, new->name);
        add_row(&out, table, row, both ? column : -1, buffer_text(&tracks));
        any = any || both;
    }
    if (any) {
        good = write_all(new, path, &out);
    }
    csv_table_free(table);
    buffer_free(&out);
    buffer_free(&tracks);
    return good;
}

/* ---- the track's own folder ---- */

/* A table: what people read in it is still to be written. */
static bool copy_table(struct new_track *new, const char *from, const char *to)
{
    struct csv_table *table = read_table(new, from);
    struct buffer out = {0}, said = {0};
    if (table == NULL) {
        return false;
    }
    int column = csv_table_column(table, "label");
    add_row(&out, table, -1, -1, NULL);
    for (long row = 0; row < (long)csv_table_rows(table); row++) {
        const char *label = column < 0 ? "" : csv_table_cell(table, (size_t)row, (size_t)column);
        add_row(&out, table, row, column, to_do(&said, label));
        new->texts += column >= 0;
    }
    bool good = write_all(new, to, &out);
    csv_table_free(table);
    buffer_free(&out);
    buffer_free(&said);
    return good;
}

/* Settings as they are, but for the track's name. */
static bool copy_settings(struct new_track *new, const char *from, const char *to)
{
    struct buffer text = {0}, own = {0}, name = {0};
    bool good = read_all(new, from, &text);
    buffer_add_format(&name, "\nname = %s\n", new->from);
    const char *at = strstr(buffer_text(&text), buffer_text(&name));
    if (good && at != NULL) {
        buffer_add_format(&own, "# The %s track, begun as a copy of %s.\n[track]\nname = %s\n",
                          new->name, new->from, new->name);
        buffer_add_text(&own, at + name.length);
    }
    good = good && write_all(new, to, at ? &own : &text);
    buffer_free(&text);
    buffer_free(&own);
    buffer_free(&name);
    return good;
}

/* Each file of FOLDER that ends so, by DO. */
typedef bool each_file(struct new_track *new, const char *file);

static bool for_each(struct new_track *new, const char *folder, const char *end, each_file *act)
{
    char path[PATH_ROOM];
    DIR *entries = opendir(path_in(new, path, folder, ""));
    bool good = entries != NULL;
    if (!good) {
        file_explain(&new->why, path, "can't be read", errno, "give another folder");
    }
    for (struct dirent *entry; good && (entry = readdir(entries)) != NULL;) {
        good = !path_has_ending(entry->d_name, end) || act(new, entry->d_name);
    }
    if (entries != NULL) {
        closedir(entries);
    }
    return good;
}

static bool copy_csv(struct new_track *new, const char *file)
{
    char from[PATH_ROOM], to[PATH_ROOM];
    return copy_table(new, path_in(new, from, new->from, file), path_in(new, to, new->name, file));
}

static bool copy_ini(struct new_track *new, const char *file)
{
    char from[PATH_ROOM], to[PATH_ROOM];
    return copy_settings(new, path_in(new, from, new->from, file),
                         path_in(new, to, new->name, file));
}

static bool make_folder(struct new_track *new)
{
    char path[PATH_ROOM];
    bool good = mkdir(path_in(new, path, new->name, ""), 0777) == 0;
    if (!good) {
        file_explain(&new->why, path, "can't be made", errno, "give a copy of the data folder");
    }
    return good;
}

/* ---- the order of tracks: written last, so that nothing half done is offered ---- */

static bool offer(struct new_track *new)
{
    char path[PATH_ROOM];
    struct buffer text = {0}, out = {0};
    bool good = read_all(new, path_in(new, path, "", "tracks.ini"), &text);
    const char *order = strstr(buffer_text(&text), "\norder = ");
    if (good && order == NULL) {
        buffer_add_format(&new->why, "%s has no line order = ...; write it", path);
        good = false;
    }
    if (good) {
        const char *end = order + 1 + strcspn(order + 1, "\n");
        buffer_add(&out, buffer_text(&text), (size_t)(end - buffer_text(&text)));
        buffer_add_format(&out, " %s%s", new->name, end);
        good = write_all(new, path, &out);
    }
    buffer_free(&text);
    buffer_free(&out);
    return good;
}

/* ---- the command ---- */

static bool name_is_good(struct new_track *new)
{
    char path[PATH_ROOM];
    size_t length = strlen(new->name);
    if (length == 0 || length > NAME_MAX_BYTES ||
        strspn(new->name, "abcdefghijklmnopqrstuvwxyz0123456789") != length) {
        buffer_add_format(&new->why,
                          "%s is no name of a track; write 1 to %d small letters and "
                          "digits",
                          new->name, NAME_MAX_BYTES);
        return false;
    }
    if (access(path_in(new, path, new->name, ""), F_OK) == 0) {
        buffer_add_format(&new->why, "%s is there already; take another name, or delete it", path);
        return false;
    }
    return true;
}

static bool make(struct new_track *new)
{
    return name_is_good(new) && make_folder(new) && for_each(new, new->from, ".csv", copy_csv) &&
           for_each(new, new->from, ".ini", copy_ini) &&
           for_each(new, "tables", ".csv", share_rows) && add_texts(new) && offer(new);
}

static int copy_track(const struct options *options, const char *folder, const char *name,
                      const char *from)
{
    struct fault_list faults = {0};
    struct catalog *catalog = catalog_open(folder, NULL, &faults);
    const struct track *track = catalog ? options_track(options->command, catalog, from) : NULL;
    int status = CMD_USAGE;
    fault_print_all(&faults, stderr);
    if (track != NULL) {
        struct new_track new = {.folder = folder, .name = name, .from = track->id};
        if (make(&new)) {
            say_line("%s/%s is a copy of %s, and the lab offers it last.", folder, name, track->id);
            say_line(
                "%zu text%s still to be written: fleetlab check-data --data-dir %s names each.",
                new.texts, number_plural(new.texts), folder);
            status = CMD_OK;
        } else {
            command_refuse(options->command, "%s", buffer_text(&new.why));
            status = CMD_FAILED;
        }
        buffer_free(&new.why);
    }
    catalog_free(catalog);
    fault_free(&faults);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    const char *values[] = {[NEW_TRACK_FROM] = NULL};
    const char *const *operands = options_read(&options, values, 1);
    if (options.status >= 0) {
        return options.status;
    }
    if (operands[0] == NULL || values[NEW_TRACK_FROM] == NULL) {
        return command_refuse(command, "%s; write fleetlab new-track NAME --from TRACK",
                              operands[0] ? "it isn't said which track to copy"
                                          : "the new track has no name");
    }
    struct buffer why = {0};
    char *folder = path_data_folder(options.data_dir, &why);
    int status = folder == NULL ? command_refuse(command, "%s", buffer_text(&why))
                                : copy_track(&options, folder, operands[0], values[NEW_TRACK_FROM]);
    free(folder);
    buffer_free(&why);
    return status == CMD_OK ? command_finish(status) : status;
}

const struct command new_track_command = {
    .name = "new-track",
    .operands = "NAME",
    .help = "Begin a track of your own as a copy of another, each text marked TODO",
    .run = run,
    .options = option_rows,
};
