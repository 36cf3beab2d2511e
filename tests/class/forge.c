#include "forge.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "design/variant.h"
#include "lesson/state.h"
#include "lesson/worked.h"
#include "store/digest.h"
#include "store/ledger_log.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"
#include "store/path.h"
#include "store/utc.h"

/* ---- a ledger that is being forged ---- */

struct forged_row {
    struct ledger_entry entry;
    char *value;
    size_t session;
    int64_t time_ms;
};

struct forging {
    const struct catalog *catalog;
    uint64_t seed;
    const char *folder; /* for a ledger that nobody hands in */
    struct synthetic self, other;
    struct ledger_log *log, *others; /* what both have played */
    struct forged_row rows[200];
    size_t count;
    char scenario[DIGEST_ROOM]; /* of what was worked out */
};

static struct ledger_log *read_log(const char *path)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(path, &why);
    if (!log) {
        fprintf(stderr, "%s\n", buffer_text(&why));
        exit(99);
    }
    return log;
}

static struct ledger_log *played(const struct forging *forging, const struct synthetic *student)
{
    char path[4200];
    snprintf(path, sizeof path, "%s/%s.csv", forging->folder, student->login);
    unlink(path);
    synthetic_play(forging->catalog, student, forging->seed, path);
    struct ledger_log *log = read_log(path);
    unlink(path);
    return log;
}

static void take_rows(struct forging *forging, const struct ledger_log *log)
{
    const struct ledger_record *r;
    for (forging->count = 0; (r = ledger_log_record(log, forging->count)) != NULL;) {
        struct forged_row *row = &forging->rows[forging->count++];
        *row = (struct forged_row){
            .entry = {r->track, r->part, r->event, r->key, NULL, r->unit, r->scenario},
            .value = memory_text(r->value),
            .session = r->session,
        };
        utc_parse(r->time, &row->time_ms);
    }
}

static void write_rows(const struct forging *forging, const char *path)
{
    struct buffer why = {0}, line = {0};
    struct ledger_log *log = ledger_log_parse("", 0, &why);
    char *folder = path_folder(path);
    mkdir(folder, 0700);
    FILE *file = fopen(path, "w");
    bool good = file && fputs(LEDGER_HEADER "\n", file) >= 0;
    for (size_t i = 0; good && i < forging->count; i++) {
        struct ledger_entry entry = forging->rows[i].entry;
        entry.value = forging->rows[i].value;
        ledger_log_format(log, &entry, forging->rows[i].session, forging->rows[i].time_ms, &line,
                          &why);
        ledger_log_extend(log, line.bytes, line.length);
        good = fwrite(line.bytes, 1, line.length, file) == line.length;
    }
    if (!good || fclose(file) != 0) {
        perror(path);
        exit(99);
    }
    free(folder);
    ledger_log_free(log);
    buffer_free(&line);
}

/* ---- what can be done to it ---- */

static bool is_event(const struct forged_row *row, const char *event)
{
    return strcmp(row->entry.event, event) == 0;
}

/* The row of an event and part ("": the first of any). */
static struct forged_row *find(struct forging *forging, const char *event, const char *part)
{
    for (size_t i = 0; i < forging->count; i++) {
        struct forged_row *row = &forging->rows[i];
        if (is_event(row, event) && (!*part || strcmp(row->entry.part, part) == 0)) {
            return row;
        }
    }
    fprintf(stderr, "%s: no %s of part %s\n", forging->self.login, event, part);
    exit(99);
}

static void take_out(struct forging *forging, struct forged_row *row)
{
    size_t index = (size_t)(row - forging->rows);
    free(row->value);
    memmove(row, row + 1, (forging->count - index - 1) * sizeof *row);
    forging->count--;
}

static void drop(struct forging *forging, const char *event)
{
    for (size_t i = forging->count; i-- > 0;) {
        if (is_event(&forging->rows[i], event)) {
            take_out(forging, &forging->rows[i]);
        }
    }
}

static void append(struct forging *forging, const char *event, const char *key, const char *value)
{
    struct forged_row *row = &forging->rows[forging->count++];
    *row = row[-1];
    row->entry.event = event;
    row->entry.key = key;
    row->entry.track = row->entry.part = row->entry.scenario = "";
    row->value = memory_text(value);
}

/* Sets one of a block's pairs. */
static void set(struct forged_row *row, const char *name, const char *value)
{
    struct pairs pairs;
    struct buffer block = {0};
    pairs_parse(row->value, &pairs);
    pairs_set(&pairs, name, value);
    for (size_t i = 0; i < pairs.count; i++) {
        pairs_add(&block, pairs.items[i].name, pairs.items[i].value);
    }
    pairs_free(&pairs);
    free(row->value);
    row->value = buffer_take(&block);
}

static char *get(const struct forged_row *row, const char *name)
{
    struct pairs pairs;
    pairs_parse(row->value, &pairs);
    char *value = memory_text(pairs_text(&pairs, name));
    pairs_free(&pairs);
    return value;
}

/* Another's row of the same event and part takes the place of one's own. */
static void take_over(struct forging *forging, const char *event, const char *part)
{
    const struct ledger_record *record;
    struct forged_row *row = find(forging, event, part);
    for (size_t i = 0; (record = ledger_log_record(forging->others, i)) != NULL; i++) {
        if (strcmp(record->event, event) == 0 && strcmp(record->part, part) == 0) {
            free(row->value);
            row->value = memory_text(record->value);
            return;
        }
    }
}

static int variant_of(const struct synthetic *student)
{
    return student_variant(student_seed(student->login, SYNTHETIC_COURSE, SYNTHETIC_SALT));
}

/* Another's ledger in one's own name. */
static void take_name(struct forging *forging)
{
    char uid[16];
    for (size_t i = 0; i < forging->count; i++) {
        free(forging->rows[i].value);
    }
    take_rows(forging, forging->others);
    snprintf(uid, sizeof uid, "%u", forging->self.uid);
    set(find(forging, "open", ""), "login", forging->self.login);
    set(find(forging, "open", ""), "uid", uid);
}

/* ---- the kinds ---- */

static void no_lock(struct forging *forging)
{
    static const char *const events[] = {"lock", "anchor", "observe", "reveal", "run", "finale"};
    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
        drop(forging, events[i]);
    }
}

static void foreign_reveal(struct forging *forging)
{
    take_over(forging, "reveal", "1");
}

/* Lock and reveal agree, and both are wrong. */
static void edited_reveal(struct forging *forging)
{
    char *choice = get(find(forging, "lock", "1"), "choice");
    set(find(forging, "reveal", "1"), "choice", choice);
    free(choice);
}

/* The lock becomes what was right. */
static void edited_lock(struct forging *forging)
{
    char *choice = get(find(forging, "reveal", "1"), "choice");
    set(find(forging, "lock", "1"), "choice", choice);
    free(choice);
}

/* The ledger was put aside, and all was played again with what is known now. */
static void rolled_back(struct forging *forging)
{
    struct synthetic again = forging->self;
    again.habit = HABIT_PERFECT;
    again.anchors = NULL;
    for (size_t i = 0; i < forging->count; i++) {
        free(forging->rows[i].value);
    }
    ledger_log_free(forging->log);
    forging->log = played(forging, &again);
    take_rows(forging, forging->log);
}

static void stolen(struct forging *forging)
{
    for (size_t i = 0; i < forging->count; i++) {
        free(forging->rows[i].value);
    }
    take_rows(forging, forging->others);
}

static void renamed(struct forging *forging)
{
    char number[NUMBER_ROOM];
    take_name(forging);
    struct forged_row *row = find(forging, "variant", "");
    free(row->value);
    row->value = memory_text(number_short(variant_of(&forging->self), number));
}

static void easy_variant(struct forging *forging)
{
    char number[NUMBER_ROOM];
    take_name(forging);
    append(forging, "variant", "own", number_short(variant_of(&forging->self), number));
}

static void old_data(struct forging *forging)
{
    set(find(forging, "open", ""), "data",
        "0000000000000000000000000000000000000000000000000000000000000000");
}

/* No forger: the data were updated behind the student's session, as were others' of the class. */
static void updated_data(struct forging *forging)
{
    set(find(forging, "open", ""), "data",
        "1111111111111111111111111111111111111111111111111111111111111111");
}

static void forged_anchor(struct forging *forging)
{
    for (size_t i = 0; i < forging->count; i++) {
        struct forged_row *row = &forging->rows[i];
        if (is_event(row, "anchor")) {
            row->entry.key = "anchored";
            free(row->value);
            row->value = memory_text("20260105T100000Z-00000000000000000000000000000000.anchor");
        }
    }
}

static void out_of_order(struct forging *forging)
{
    struct forged_row *reveal = find(forging, "reveal", "1"),
                      *reflect = find(forging, "reflect", "1");
    struct forged_row other = *reveal;
    *reveal = *reflect;
    *reflect = other;
}

/* A neighbour's run, a little of it changed. */
static void copied_run(struct forging *forging)
{
    double low = 0;
    char number[NUMBER_ROOM];
    take_over(forging, "run", "2");
    struct forged_row *row = find(forging, "run", "2");
    char *drawn = get(row, "replay_p5");
    number_parse(drawn, &low);
    set(row, "replay_p5", number_exact(low * 1.0001, number));
    free(drawn);
}

static void same_run(struct forging *forging)
{
    take_over(forging, "run", "2");
}

/* One of 64 has a neighbour's variant, and takes the ledger over under the own name, up to where
 * luck would tell. */
static void twin(struct forging *forging)
{
    take_name(forging);
    size_t kept = (size_t)(find(forging, "lock", "2") - forging->rows);
    while (forging->count > kept) {
        free(forging->rows[--forging->count].value);
    }
}

static void aims_raised(struct forging *forging)
{
    set(find(forging, "finale", ""), "aims_met", "6");
}

/* What was predicted of the finale under stress, wrongly, becomes what happened. */
static void forged_strike(struct forging *forging)
{
    char *choice = get(find(forging, "lock", "finale"), "choice");
    set(find(forging, "stress", "finale"), "choice", choice);
    free(choice);
}

static void forged_outcome(struct forging *forging)
{
    set(find(forging, "reveal", "finale"), "held", "4");
}

static void repair_raised(struct forging *forging)
{
    set(find(forging, "repair", "finale"), "aims_met", "9");
}

/* One repair moves two controls. */
static void repair_of_two(struct forging *forging)
{
    set(find(forging, "repair", "finale"), "window_s", "1000");
}

/* A fourth repair, behind three that are right. */
static void repairs_added(struct forging *forging)
{
    struct forged_row *first = find(forging, "repair", "finale");
    size_t index = (size_t)(first - forging->rows), added = 3;
    memmove(first + 1 + added, first + 1, (forging->count - index - 1) * sizeof *first);
    for (size_t i = 1; i <= added; i++) {
        static const char *const keys[] = {"1", "2", "3", "4"};
        first[i] = *first;
        first[i].entry.key = keys[i];
        first[i].value = memory_text(first->value);
    }
    forging->count += added;
}

/* Of a run's figures, those that its design gives. */
static void work_out(struct forging *forging, struct forged_row *row)
{
    int track = track_index(forging->catalog, row->entry.track);
    enum sim_part part = (enum sim_part)part_find(row->entry.part);
    struct design design = forging->catalog->tracks[track].defaults;
    struct worked *worked = worked_new(forging->catalog);
    struct pairs pairs;
    char why[WHY_BYTES], number[NUMBER_ROOM];
    pairs_parse(row->value, &pairs);
    for (size_t i = 0; i < pairs.count; i++) {
        if (sim_param_find(pairs.items[i].name)) {
            design_set(&forging->catalog->reference, &design, pairs.items[i].name,
                       pairs.items[i].value, why);
        }
    }
    const struct worked_run *run = worked_run(worked, (size_t)track, part, &design);
    for (size_t i = 0; i < pairs.count; i++) {
        const struct sim_output *output = sim_output_find(pairs.items[i].name);
        if (output && output->part == part) {
            set(row, output->name, number_exact(sim_output_get(&run->out, output), number));
        }
    }
    set(row, "aims_met", number_short((double)run->aims_met, number));
    snprintf(forging->scenario, DIGEST_ROOM, "%s", worked_hash(worked, &design));
    row->entry.scenario = forging->scenario;
    pairs_free(&pairs);
    worked_free(worked);
}

/* A design beyond a slider's end, with all that follows from it. */
static void beyond(struct forging *forging)
{
    struct forged_row *run = find(forging, "run", "1");
    set(run, "cell_size", "1");
    work_out(forging, run);
}

/* A repair moves what the parts gave. */
static void given_moved(struct forging *forging)
{
    set(find(forging, "repair", "finale"), "size", "7");
}

/* An argument that says nothing. */
static void no_answers(struct forging *forging)
{
    struct forged_row *row = find(forging, "reflect", "1");
    free(row->value);
    row->value = memory_text("done=yes\n");
}

/* The first run, a bad one, was taken out. */
static void run_taken_out(struct forging *forging)
{
    find(forging, "run", "1")->entry.key = "2";
}

static void second_variant(struct forging *forging)
{
    struct forged_row *row = find(forging, "variant", "");
    append(forging, "variant", "own", row->value);
}

static void no_clock(struct forging *forging)
{
    char *clock = get(find(forging, "open", ""), "monotonic");
    char line[80];
    struct forged_row *row = find(forging, "open", "");
    snprintf(line, sizeof line, "monotonic=%s\n", clock);
    char *there = strstr(row->value, line);
    memmove(there, there + strlen(line), strlen(there + strlen(line)) + 1);
    free(clock);
}

/* An older release wrote no model and, say, no clock: nobody asks about that. */
static void older_release(struct forging *forging)
{
    char *model = strstr(find(forging, "open", "")->value, "model=");
    memmove(model, strchr(model, '\n') + 1, strlen(strchr(model, '\n') + 1) + 1);
    no_clock(forging);
}

static void one_time(struct forging *forging)
{
    for (size_t i = 1; i < forging->count; i++) {
        forging->rows[i].time_ms = forging->rows[0].time_ms;
    }
}

/* From the middle on, two days earlier. */
static void clock_back(struct forging *forging)
{
    for (size_t i = forging->count / 2; i < forging->count; i++) {
        forging->rows[i].time_ms -= INT64_C(2) * 86400000;
    }
}

/* What an older model, and its data, are said to have worked out: it is not replayed. */
static void old_model(struct forging *forging)
{
    set(find(forging, "open", ""), "model", "1");
    set(find(forging, "open", ""), "data",
        "1111111111111111111111111111111111111111111111111111111111111111");
    foreign_reveal(forging);
}

static void honest(struct forging *forging)
{
    (void)forging;
}

/* ---- the table ---- */

static const struct {
    struct forgery kind;
    const char *track;
    enum habit habit;
    bool anchored; /* its locks were, when it was played */
    void (*forge)(struct forging *forging);
} kinds[] = {
    {{"honest", "honest", "", ""}, "edge", HABIT_PERFECT, true, honest},
    {{"no_lock", "no_lock", "order", NULL}, "cloud", HABIT_PERFECT, false, no_lock},
    {{"reveal", "reveal", "replay", NULL}, "cloud", HABIT_PERFECT, false, foreign_reveal},
    {{"answer", "answer", "replay", NULL}, "edge", HABIT_SURE_WRONG, false, edited_reveal},
    {{"lock", "lock", "", "FORK"}, "cloud", HABIT_SURE_WRONG, true, edited_lock},
    {{"rollback", "rollback", "", "FORK"}, "edge", HABIT_SURE_WRONG, true, rolled_back},
    {{"stolen", "uid 30007", "foreign", NULL}, "edge", HABIT_PERFECT, false, stolen},
    {{"renamed", "renamed", "replay", NULL}, "mobile", HABIT_PERFECT, false, renamed},
    {{"variant", "variant", "variant", NULL}, "mobile", HABIT_PERFECT, false, easy_variant},
    {{"data", "data", "data", NULL}, "tiny", HABIT_PARTIAL, false, old_data},
    {{"anchor", "anchor", "", "MISSING"}, "mobile", HABIT_PARTIAL, false, forged_anchor},
    {{"order", "order", "order", NULL}, "tiny", HABIT_PARTIAL, false, out_of_order},
    {{"run", "run", "replay", NULL}, "mobile", HABIT_PERFECT, false, copied_run},
    {{"luck", "luck", "same luck", NULL}, "tiny", HABIT_PERFECT, false, same_run},
    {{"noise", "noise", "", NULL}, "tiny", HABIT_PERFECT, false, copied_run},
    {{"aims", "aims", "replay", NULL}, "edge", HABIT_PERFECT, false, aims_raised},
    {{"strike", "strike", "replay", NULL}, "tiny", HABIT_SURE_WRONG, false, forged_strike},
    {{"held", "held", "replay", NULL}, "tiny", HABIT_PERFECT, false, forged_outcome},
    {{"repair", "repair", "replay", NULL}, "cloud", HABIT_PERFECT, false, repair_raised},
    {{"moved", "moved", "replay", NULL}, "mobile", HABIT_PERFECT, false, repair_of_two},
    {{"repairs", "repairs", "order", NULL}, "mobile", HABIT_PERFECT, false, repairs_added},
    {{"model", "model", "", NULL}, "edge", HABIT_PERFECT, false, old_model},
    {{"beyond", "beyond", "replay", NULL}, "edge", HABIT_PARTIAL, false, beyond},
    {{"given", "given", "replay", NULL}, "edge", HABIT_PERFECT, false, given_moved},
    {{"empty", "empty", "order", NULL}, "mobile", HABIT_PARTIAL, false, no_answers},
    {{"gap", "gap", "order", NULL}, "tiny", HABIT_PARTIAL, false, run_taken_out},
    {{"second", "second", "variant", NULL}, "cloud", HABIT_PARTIAL, false, second_variant},
    {{"no_clock", "no_clock", "times", NULL}, "edge", HABIT_PARTIAL, false, no_clock},
    {{"older", "older", "", NULL}, "edge", HABIT_PARTIAL, false, older_release},
    {{"one_time", "one_time", "times", NULL}, "mobile", HABIT_PERFECT, false, one_time},
    {{"clock", "clock", "times", NULL}, "cloud", HABIT_PARTIAL, false, clock_back},
    {{"twin", "twin", "same luck", NULL}, "cloud", HABIT_PARTIAL, false, twin},
    {{"updated", "updated", "", NULL}, "cloud", HABIT_PERFECT, false, updated_data},
    {{"updated2", "updated2", "", NULL}, "tiny", HABIT_PARTIAL, false, updated_data},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

const struct forgery *forge_kinds(void)
{
    static struct forgery all[KINDS + 1];
    for (size_t i = 0; i < KINDS; i++) {
        all[i] = kinds[i].kind;
    }
    return all;
}

/* Somebody of another variant, or of the same, who is in the class as well where both run the same.
 */
static void find_other(struct forging *forging, bool of_one_variant)
{
    forging->other = forging->self;
    forging->other.habit = HABIT_PERFECT;
    forging->other.anchors = NULL;
    forging->other.uid += 1000;
    size_t i = 0;
    do {
        snprintf(forging->other.login, sizeof forging->other.login, "%.10s-other%zu",
                 forging->self.login, i++);
    } while ((variant_of(&forging->other) == variant_of(&forging->self)) != of_one_variant);
}

static void make_folder(const char *path)
{
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        perror(path);
        exit(99);
    }
}

static void forge_one(const struct catalog *catalog, uint64_t seed, const char *folder, size_t kind)
{
    char path[4200], anchors[4200];
    struct forging forging = {.catalog = catalog, .seed = seed, .folder = folder};
    const struct forgery *forgery = &kinds[kind].kind;
    struct synthetic *self = &forging.self;
    snprintf(self->login, sizeof self->login, "%s", forgery->name);
    self->uid = 30001 + (unsigned)kind;
    self->habit = kinds[kind].habit;
    self->track = kinds[kind].track;
    snprintf(anchors, sizeof anchors, "%s/anchors/%u", folder, self->uid);
    make_folder(anchors);
    self->anchors = kinds[kind].anchored ? anchors : NULL;
    find_other(&forging, kinds[kind].forge == twin);
    forging.log = played(&forging, self);
    forging.others = played(&forging, &forging.other);
    take_rows(&forging, forging.log);
    kinds[kind].forge(&forging);
    if (kinds[kind].forge == stolen) {
        snprintf(path, sizeof path, "%s/ledgers/%u/ledger.csv", folder, self->uid);
    } else {
        snprintf(path, sizeof path, "%s/ledgers/%s/ledger.csv", folder, forgery->name);
    }
    write_rows(&forging, path);
    if (kinds[kind].forge == same_run || kinds[kind].forge == twin) { /* whose it is hands in */
        for (size_t i = 0; i < forging.count; i++) {
            free(forging.rows[i].value);
        }
        take_rows(&forging, forging.others);
        snprintf(path, sizeof path, "%s/ledgers/%s/ledger.csv", folder, forging.other.login);
        write_rows(&forging, path);
    }
    for (size_t i = 0; i < forging.count; i++) {
        free(forging.rows[i].value);
    }
    ledger_log_free(forging.log);
    ledger_log_free(forging.others);
}

void forge_all(const struct catalog *catalog, uint64_t seed, const char *folder)
{
    static const char *const folders[] = {"", "/ledgers", "/anchors"};
    for (size_t i = 0; i < 3; i++) {
        char path[4200];
        snprintf(path, sizeof path, "%s%s", folder, folders[i]);
        make_folder(path);
    }
    for (size_t kind = 0; kind < KINDS; kind++) {
        forge_one(catalog, seed, folder, kind);
    }
}
