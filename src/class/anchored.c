#include "class/anchored.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "class/class.h"
#include "store/anchor.h"
#include "store/digest.h"
#include "store/file.h"
#include "store/memory.h"
#include "lesson/state.h"

/* Anchors of other courses, and of questions that are no more, say nothing here. */
static void add_anchor(struct class *class, const struct walk_file *file, uint64_t path,
                       const struct anchor *anchor)
{
    int track = track_index(class->catalog, anchor->track);
    int part = part_find(anchor->part);
    if (track < 0 || part == 0 || strcmp(anchor->course, class->course->name) != 0) {
        return;
    }
    class->anchors = memory_grow(class->anchors, class->anchor_count, &class->anchor_room,
                                 sizeof *class->anchors);
    class->anchors[class->anchor_count++] = (struct anchored){
        .owner = file->owner,
        .put_ms = file->handed_ms,
        .path = path,
        .track = (unsigned char)track,
        .part = (unsigned char)part,
        .lock = digest_mark(anchor->head),
        .nonce = digest_mark(anchor->nonce),
    };
}

static uint64_t mark_of(const char *folder, const char *path)
{
    struct buffer text = {0};
    buffer_add_format(&text, "%s/%s", folder, path);
    uint64_t mark = digest_mark(buffer_text(&text));
    buffer_free(&text);
    return mark;
}

static void read_anchor(struct class *class, const struct walk *walk, size_t index)
{
    struct buffer content = {0}, why = {0};
    struct walk_file file;
    struct anchor anchor;
    if (walk_open(walk, index, &file, &why)) {
        if (file_read_fd(store_kernel_system(), file.fd, ANCHOR_FILE_MAX, &content, &why) &&
            anchor_parse(buffer_text(&content), content.length, &anchor, &why) && file.owner >= 0) {
            add_anchor(
                class, &file,
                mark_of(walk->roots[walk->paths[index].root].folder, walk_below(walk, index)),
                &anchor);
        }
        close(file.fd);
    }
    if (why.length > 0) {
        fault_add(&class->faults, walk->paths[index].text, 0, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&content);
    buffer_free(&why);
}

static void read_anchors(struct class *class, const char *const *folders)
{
    struct walk walk;
    if (walk_begin(&walk, folders, ANCHOR_SUFFIX, &class->faults)) {
        for (size_t i = 0; i < walk.count; i++) {
            read_anchor(class, &walk, i);
        }
    }
    walk_free(&walk);
}

static int by_path(const void *a, const void *b)
{
    const struct anchored *x = a, *y = b;
    return x->path < y->path ? -1 : x->path > y->path;
}

static int by_owner(const void *a, const void *b)
{
    const struct anchored *x = a, *y = b;
    return x->host != y->host     ? (x->host < y->host ? -1 : 1)
           : x->owner != y->owner ? (x->owner < y->owner ? -1 : 1)
                                  : x->track * PARTS + x->part - (y->track * PARTS + y->part);
}

static void sort(struct class *class, int (*order)(const void *, const void *))
{
    if (class->anchor_count > 0) {
        qsort(class->anchors, class->anchor_count, sizeof *class->anchors, order);
    }
}

void anchored_read(struct class *class, const char *const *folders)
{
    const char *const own[] = {class->course->anchors, NULL};
    read_anchors(class, folders);
    if (*own[0]) {
        read_anchors(class, own);
    }
    sort(class, by_path);
}

void anchored_swept(struct class *class, const char *folder, const char *path, int64_t put_ms,
                    size_t host)
{
    const struct anchored key = {.path = mark_of(folder, path)};
    struct anchored *anchor = class->anchor_count == 0
                                  ? NULL
                                  : bsearch(&key, class->anchors, class->anchor_count, sizeof key,
                                            by_path);
    if (anchor && anchor->put_ms < 0) {
        anchor->put_ms = put_ms;
        anchor->host = host;
    }
}

void anchored_sort(struct class *class)
{
    sort(class, by_owner);
}
