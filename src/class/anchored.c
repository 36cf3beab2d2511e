/* anchored: what staff's folders know of a class: when files were swept, which locks were
 * anchored. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "class/class.h"
#include "store/anchor.h"
#include "store/csv_table.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/utc.h"
#include "lesson/state.h"

/* ---- anchors ---- */

/* Anchors of other courses, and of questions that are no more, say nothing here. */
static void add_anchor(struct class *class, long owner, const struct anchor *anchor)
{
    int track = lab_track_index(class->catalog, anchor->track);
    int part = lab_part_find(anchor->part);
    if (track < 0 || part == 0 || strcmp(anchor->course, class->course->name) != 0) {
        return;
    }
    class->anchors = memory_grow(class->anchors, class->anchor_count, &class->anchor_room,
                                 sizeof *class->anchors);
    class->anchors[class->anchor_count++] = (struct anchored){
        .owner = owner,
        .track = (unsigned char)track,
        .part = (unsigned char)part,
        .lock = summary_mark(anchor->head),
        .nonce = summary_mark(anchor->nonce),
    };
}

static void read_anchor(struct class *class, const struct walk *walk, size_t index)
{
    struct buffer content = {0}, why = {0};
    struct walk_file file;
    struct anchor anchor;
    if (walk_open(walk, index, &file, &why)) {
        if (file_read_fd(store_kernel_system(), file.fd, ANCHOR_FILE_MAX, &content, &why) &&
            anchor_parse(buffer_text(&content), content.length, &anchor, &why) && file.owner >= 0) {
            add_anchor(class, file.owner, &anchor);
        }
        close(file.fd);
    }
    if (why.length > 0) {
        fault_add(&class->faults, walk->paths[index], 0, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&content);
    buffer_free(&why);
}

static void read_anchors(struct class *class, const char *folder)
{
    struct walk walk;
    if (walk_begin(&walk, folder, ANCHOR_SUFFIX, &class->faults)) {
        for (size_t i = 0; i < walk.count; i++) {
            read_anchor(class, &walk, i);
        }
    }
    walk_free(&walk);
}

void class_read_anchors(struct class *class, const char *folder)
{
    read_anchors(class, folder);
    if (*class->course->anchors) {
        read_anchors(class, class->course->anchors);
    }
}

/* ---- the sweep's own list ---- */

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
    if (summary && summary->owner >= 0) {
        utc_parse(csv_table_text(table, row, "ctime"), &summary->handed_ms);
    }
    buffer_free(&path);
}

void class_read_sweep(struct class *class, const char *folder)
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
