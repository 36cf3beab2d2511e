#include "class/swept.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "class/class.h"
#include "store/csv_table.h"
#include "store/utc.h"

/* The file of a path below a root; NULL: none. Summaries lie as the walk's paths do. */
static struct summary *find_file(struct class *class, const struct walk_root *root,
                                 const char *path)
{
    size_t low = root->first, high = root->end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(walk_below(&class->walk, middle), path);
        if (order == 0) {
            return &class->summaries[middle];
        }
        *(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
    }
    return NULL;
}

/* What an earlier version didn't write down is "". */
static const char *cell(const struct csv_table *table, size_t row, const char *name)
{
    const char *text = csv_table_text(table, row, name);
    return text ? text : "";
}

static void take_row(struct class *class, const struct walk_root *root,
                     const struct csv_table *table, size_t row)
{
    struct buffer path = {0};
    buffer_add_format(&path, "%s/%s", cell(table, row, "uid"), cell(table, row, "name"));
    struct summary *summary = find_file(class, root, buffer_text(&path));
    int64_t made_ms;
    if (utc_parse(cell(table, row, "ctime"), &made_ms)) {
        size_t host = hosts_index(&class->hosts, cell(table, row, "host"));
        if (summary && summary->owner >= 0) {
            summary->handed_ms = made_ms;
            summary->host = host;
            snprintf(summary->swept, sizeof summary->swept, "%s", cell(table, row, "login"));
        }
        anchored_swept(class, root->folder, buffer_text(&path), made_ms, host);
    }
    buffer_free(&path);
}

static void read_log(struct class *class, const struct walk_root *root)
{
    static const char *const needed[] = {"uid", "name", "ctime", NULL};
    struct buffer path = {0};
    struct stat status;
    buffer_add_format(&path, "%s/" WALK_SWEEP_LOG, root->folder);
    /* In a drop box anybody could put a file of that name. */
    if (lstat(buffer_text(&path), &status) == 0 && S_ISREG(status.st_mode) &&
        status.st_uid == root->keeper) {
        struct csv_table *table = csv_table_read(buffer_text(&path), &class->faults);
        if (table && csv_table_require(table, needed, &class->faults)) {
            for (size_t row = 0; row < csv_table_rows(table); row++) {
                take_row(class, root, table, row);
            }
        }
        csv_table_free(table);
    }
    buffer_free(&path);
}

void swept_read(struct class *class)
{
    for (size_t i = 0; i < class->walk.root_count; i++) {
        read_log(class, &class->walk.roots[i]);
    }
}
