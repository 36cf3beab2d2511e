#include "class/hour.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "course/settings.h"
#include "store/digest.h"
#include "store/memory.h"

/* ---- who locked what ---- */

static bool is_same_owner(const struct anchored *a, const struct anchored *b)
{
    return a->host == b->host && a->owner == b->owner;
}

/* Anchors lie by owner, then by question: a student who anchored one twice locked it once. */
static void count_locks(struct hour *hour, size_t *locked)
{
    const struct class *class = &hour->class;
    for (size_t i = 0; i < class->anchor_count; i++) {
        const struct anchored *anchor = &class->anchors[i], *last = i > 0 ? anchor - 1 : NULL;
        bool known = last && is_same_owner(last, anchor);
        hour->students += !known;
        if (!known || last->track != anchor->track || last->part != anchor->part) {
            locked[anchor->track * PARTS + anchor->part - 1]++;
        }
    }
}

static void make_rows(struct hour *hour)
{
    const struct catalog *catalog = hour->class.catalog;
    size_t *locked = memory_get(catalog->track_count * PARTS, sizeof *locked);
    count_locks(hour, locked);
    hour->rows = memory_get(catalog->track_count * PARTS, sizeof *hour->rows);
    for (size_t track = 0; track < catalog->track_count; track++) {
        size_t any = 0;
        for (size_t part = 0; part < PARTS; part++) {
            any += locked[track * PARTS + part];
        }
        for (size_t part = 1; any > 0 && part <= PARTS; part++) {
            hour->rows[hour->count++] = (struct hour_row){
                .track = &catalog->tracks[track],
                .part = (enum sim_part)part,
                .locked = locked[track * PARTS + part - 1],
            };
        }
    }
    free(locked);
}

bool hour_read(struct hour *hour, const struct catalog *catalog, const struct course *course,
               const char *const *folders)
{
    struct roster nobody = {0};
    *hour = (struct hour){0};
    if (!class_read(&hour->class, catalog, course, &nobody, folders, NULL)) {
        return false;
    }
    histogram_make(&hour->histogram, &hour->class);
    make_rows(hour);
    return true;
}

void hour_free(struct hour *hour)
{
    histogram_free(&hour->histogram);
    class_free(&hour->class);
    free(hour->rows);
    *hour = (struct hour){0};
}

/* ---- what changed ---- */

static void add_times(struct buffer *times, const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0) {
        buffer_add_format(times, "%lld %ld %lld %lld\n", (long long)status.st_ctim.tv_sec,
                          status.st_ctim.tv_nsec, (long long)status.st_ino,
                          (long long)status.st_size);
    }
    buffer_add_char(times, '\n');
}

uint64_t hour_stamp(const struct course *course, const char *const *folders)
{
    struct buffer times = {0}, log = {0};
    add_times(&times, course->anchors);
    for (; *folders; folders++) {
        add_times(&times, *folders);
        buffer_cut(&log, 0);
        buffer_add_format(&log, "%s/" WALK_SWEEP_LOG, *folders);
        add_times(&times, buffer_text(&log));
    }
    uint64_t stamp = digest_mark(buffer_text(&times));
    buffer_free(&times);
    buffer_free(&log);
    return stamp;
}

/* ---- as text ---- */

void hour_add_total(struct buffer *out, const struct hour *hour)
{
    buffer_add_format(out, "%zu %s locked something.\n", hour->students,
                      hour->students == 1 ? "student has" : "students have");
}

void hour_add_row(struct buffer *out, const struct hour *hour, size_t row)
{
    const struct hour_row *shown = &hour->rows[row];
    bool finale = shown->part == SIM_PART_FINALE;
    buffer_add_format(out, "%s, %s%s: %zu locked", shown->track->id, finale ? "" : "part ",
                      part_name(shown->part), shown->locked);
}

void hour_add_question(struct buffer *out, const struct hour *hour, size_t row, int columns)
{
    for (size_t i = 0; i < hour->histogram.count; i++) {
        struct histogram_question *question = &hour->histogram.questions[i];
        if (question->track == hour->rows[row].track && question->part == hour->rows[row].part) {
            const struct histogram one = {.questions = question, .count = 1};
            if (columns > 0) {
                histogram_add_table(out, question, columns);
            } else {
                histogram_add_text(out, &one);
            }
            return;
        }
    }
    buffer_add_text(out,
                    hour->class.walk.root_count > 0
                        ? "No ledger with this question was swept yet.\n"
                        : "What was predicted is in ledgers: fleetlab class STORAGE reads those "
                          "of a sweep.\n");
}
