#include "class/swept.h"

#include <string.h>
#include <sys/stat.h>

#include "class/class.h"
#include "store/csv_table.h"
#include "store/utc.h"

/* The file of a path; NULL: none. Summaries lie as the walk's paths do, by their bytes. */
static struct summary *find_file(struct class *class, const char *path)
{
    size_t low = 0, high = class->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(class->walk.paths[middle], path);
        if (order == 0) {
            return &class->summaries[middle];
        }
        *(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
    }
    return NULL;
}

static void take_row(struct class *class, const struct csv_table *table, size_t row)
{
    struct buffer path = {0};
    buffer_add_format(&path, "%s/%s", csv_table_text(table, row, "uid"),
                      csv_table_text(table, row, "name"));
    struct summary *summary = find_file(class, buffer_text(&path));
    int64_t made_ms;
    if (utc_parse(csv_table_text(table, row, "ctime"), &made_ms)) {
        if (summary && summary->owner >= 0) {
            summary->handed_ms = made_ms;
        }
        anchored_swept(class, buffer_text(&path), made_ms);
    }
    buffer_free(&path);
}

void swept_read(struct class *class, const char *folder)
{
    static const char *const needed[] = {"uid", "name", "ctime", NULL};
    struct buffer path = {0};
    struct stat status;
    buffer_add_format(&path, "%s/" WALK_SWEEP_LOG, folder);
    /* In a drop box anybody could put a file of that name. */
    if (lstat(buffer_text(&path), &status) == 0 && S_ISREG(status.st_mode) &&
        status.st_uid == class->walk.keeper) {
        struct csv_table *table = csv_table_read(buffer_text(&path), &class->faults);
        if (table && csv_table_require(table, needed, &class->faults)) {
            for (size_t row = 0; row < csv_table_rows(table); row++) {
                take_row(class, table, row);
            }
        }
        csv_table_free(table);
    }
    buffer_free(&path);
}
