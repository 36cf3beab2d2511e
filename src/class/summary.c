#include "class/summary.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "class/identity.h"
#include "lesson/luck.h"
#include "lesson/record.h"
#include "lesson/rules.h"
#include "lesson/state.h"
#include "store/clean.h"
#include "store/digest.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"
#include "store/utc.h"

enum { WHY_MAX = 200 };

/* The reading of one ledger. */
struct reading {
    const struct catalog *catalog;
    const struct ledger_log *log;
    struct judge *judge;
    const struct state *state;                     /* what counts of it */
    const struct ledger_record **locks, **reveals; /* by question */
    float (*work_s)[RUBRIC_QUESTIONS];             /* by question */
    const char *course;
    struct summary *summary;
};

static size_t question_index(size_t track, enum sim_part part)
{
    return track * PARTS + (size_t)part - 1;
}

/* The same for texts that differ in blanks, in punctuation and in case alone. 0: too short to
 * say. */
static uint64_t text_mark(const char *text)
{
    struct buffer plain = {0};
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= 0x80 || isalnum(c)) {
            buffer_add_char(&plain, (char)tolower(c));
        }
    }
    uint64_t mark = plain.length < SUMMARY_TEXT_MIN ? 0 : digest_mark(plain.bytes);
    buffer_free(&plain);
    return mark;
}

/* ---- record by record ---- */

static bool is_event(const struct ledger_record *record, const char *event)
{
    return strcmp(record->event, event) == 0;
}

/* The record's question; -1: none. */
static int record_question(const struct reading *reading, const struct ledger_record *record)
{
    int track = track_index(reading->catalog, record->track);
    int part = part_find(record->part);
    return track < 0 || part == 0 ? -1 : (int)question_index((size_t)track, (enum sim_part)part);
}

/* The first of a question counts. */
static void take_first(const struct ledger_record **firsts, int question,
                       const struct ledger_record *record)
{
    if (question >= 0 && !firsts[question]) {
        firsts[question] = record;
    }
}

/* Under which name the student looks for what comes back; what isn't 128 bits is no name. */
static void take_receipt(struct summary *summary, const struct ledger_record *record)
{
    if (strcmp(record->key, "feedback") == 0 && strlen(record->value) == SUMMARY_RECEIPT - 1 &&
        strspn(record->value, "0123456789abcdef") == SUMMARY_RECEIPT - 1) {
        snprintf(summary->receipt, sizeof summary->receipt, "%s", record->value);
    }
}

static void take_record(struct reading *reading, const struct ledger_record *record)
{
    judge_record(reading->judge, record);
    if (is_event(record, "run")) {
        reading->summary->runs++;
    } else if (is_event(record, "hint")) {
        reading->summary->hints++;
    } else if (is_event(record, "open")) {
        identity_take(reading->summary, record, reading->course);
    } else if (is_event(record, "receipt")) {
        take_receipt(reading->summary, record);
    } else if (is_event(record, "lock")) {
        take_first(reading->locks, record_question(reading, record), record);
    } else if (is_event(record, "reveal")) {
        take_first(reading->reveals, record_question(reading, record), record);
    }
}

/* A draft's key begins with its question. */
static enum rubric_question work_of_draft(const char *key)
{
    static const char *const lock[] = {"choice", "number", "mechanism", "confidence"};
    for (size_t i = 0; i < sizeof lock / sizeof lock[0]; i++) {
        if (strcmp(key, lock[i]) == 0) {
            return RUBRIC_PREDICTION;
        }
    }
    return strcmp(key, "observation") == 0 ? RUBRIC_OBSERVATION : RUBRIC_REFLECTION;
}

/* What was done in the time before a record. */
static enum rubric_question work_of(const struct ledger_record *record)
{
    switch (record_find(record->event)) {
    case RECORD_LOCK:
    case RECORD_ANCHOR:
    case RECORD_STRESS: return RUBRIC_PREDICTION;
    case RECORD_OBSERVE: return RUBRIC_OBSERVATION;
    case RECORD_DRAFT: return work_of_draft(record->key);
    case RECORD_REVEAL:
    case RECORD_REFLECT:
    case RECORD_DECISION:
    case RECORD_LEGACY: return RUBRIC_REFLECTION;
    case RECORD_REPAIR: return RUBRIC_REPAIRS;
    default: /* a workbench that was left, or a hint */
        return strncmp(record->key, "stress", strlen("stress")) == 0 ? RUBRIC_REPAIRS
                                                                     : RUBRIC_DESIGN;
    }
}

/* Time on task: the pauses between the records of a session, but for those in which nobody
 * worked. */
static void take_time(const struct reading *reading, const struct ledger_record *record,
                      const struct ledger_record *before, int64_t *before_ms)
{
    struct summary *summary = reading->summary;
    int question = record_question(reading, record);
    int64_t now;
    if (!utc_parse(record->time, &now)) {
        return;
    }
    int64_t pause = now - *before_ms;
    if (before && before->session == record->session && *before_ms >= 0 && pause > 0 &&
        pause <= (int64_t)SUMMARY_IDLE_S * 1000) {
        summary->work_s += (double)pause / 1000;
        if (question >= 0) {
            reading->work_s[question][work_of(record)] += (float)((double)pause / 1000);
        }
    }
    if (summary->first_ms < 0) {
        summary->first_ms = now;
    }
    if (now > summary->last_ms) {
        summary->last_ms = now;
    }
    *before_ms = now;
}

/* Up to the first bad record: what stands behind it nobody vouches for. */
static void take_records(struct reading *reading)
{
    const struct ledger_record *record, *before = NULL;
    int64_t before_ms = -1;
    for (size_t i = 0; (record = ledger_log_record(reading->log, i)) && !record->damage; i++) {
        take_time(reading, record, before, &before_ms);
        take_record(reading, record);
        reading->summary->records++;
        before = record;
    }
}

/* ---- question by question ---- */

static int option_index(const char *const *options, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(options[i], id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static float seconds_between(const struct ledger_record *from, const struct ledger_record *to)
{
    int64_t a, b;
    return from && to && utc_parse(from->time, &a) && utc_parse(to->time, &b)
               ? (float)((double)(b - a) / 1000)
               : NAN;
}

static int64_t time_of(const struct ledger_record *record)
{
    int64_t time_ms = -1;
    if (record) {
        utc_parse(record->time, &time_ms);
    }
    return time_ms;
}

/* Written answers; what is chosen or counted is alike by right. */
static void take_texts(struct summary_question *question, const struct part_state *state)
{
    const struct rules *rules = rules_of((enum sim_part)question->part);
    size_t next = 1;
    question->texts[0] = state->observation ? text_mark(state->observation) : 0;
    for (size_t i = 0; i < rules->question_count && next < SUMMARY_TEXTS; i++) {
        enum question_kind kind = rules->questions[i].kind;
        if (kind == ASK_TEXT || kind == ASK_LINE) {
            question->texts[next++] = text_mark(
                pairs_text(&state->reflection, rules->questions[i].id));
        }
    }
}

/* Luck that drew the same at both ends is none: each student has it. */
static uint64_t luck_mark(const struct part_state *state)
{
    struct buffer drawn = {0};
    double low, high;
    uint64_t mark = 0;
    const struct run *run = state->run_count > 0 ? &state->runs[state->run_count - 1] : NULL;
    if (run && luck_read(&run->record, &low, &high) && low < high) {
        buffer_add_format(&drawn, "%.17g %.17g", low, high);
        mark = digest_mark(buffer_text(&drawn));
    }
    buffer_free(&drawn);
    return mark;
}

static float number_of(const struct pairs *pairs)
{
    double value = NAN;
    pairs_number(pairs, "number", &value);
    return (float)value;
}

static void take_question(struct reading *reading, size_t track, enum sim_part number,
                          struct summary_question *question)
{
    const struct part *part = &reading->catalog->tracks[track].parts[number - 1];
    const struct part_state *state = state_part(reading->state, track, number);
    const struct ledger_record *lock = reading->locks[question_index(track, number)];
    const struct ledger_record *reveal = reading->reveals[question_index(track, number)];
    const char *choice = pairs_text(&state->lock, "choice");
    *question = (struct summary_question){
        .track = (unsigned char)track,
        .part = (unsigned char)number,
        .locked = part_is_locked(state),
        .revealed = part_is_revealed(state),
        .finished = number == SIM_PART_FINALE ? state->run_count > 0 : part_is_done(state),
        .says_anchored = state->anchor == LOCK_ANCHORED,
        .right = -1,
        .confidence = (signed char)calibration_confidence(state),
        .reveal_s = seconds_between(lock, reveal),
        .lock = lock ? digest_mark(lock->chain) : 0,
        .lock_ms = time_of(lock),
        .luck = luck_mark(state),
    };
    question->choice = (signed char)option_index(part->lock_choices, part->lock_choice_count,
                                                 choice);
    question->mechanism = (signed char)option_index(
        part->lock_mechanisms, part->lock_mechanism_count, pairs_text(&state->lock, "mechanism"));
    question->said = number_of(&state->lock);
    question->truth = number_of(&state->reveal);
    memcpy(question->work_s, reading->work_s[question_index(track, number)],
           sizeof question->work_s);
    if (question->locked && question->revealed) {
        question->right = choice_is_right(state);
    }
    take_texts(question, state);
}

static void take_questions(struct reading *reading)
{
    struct summary *summary = reading->summary;
    size_t tracks = reading->catalog->track_count;
    struct summary_question *all = memory_get(tracks * PARTS, sizeof *all);
    for (size_t i = 0; i < tracks * PARTS; i++) {
        struct summary_question *question = &all[summary->question_count];
        take_question(reading, i / PARTS, (enum sim_part)(i % PARTS + 1), question);
        summary->question_count += question->locked || question->revealed || question->finished;
    }
    summary->questions = memory_get(summary->question_count, sizeof *all);
    memcpy(summary->questions, all, summary->question_count * sizeof *all);
    free(all);
}

/* ---- the whole ---- */

/* Of several tracks the one counts on which most was done; in doubt the current one. */
static int graded_track(const struct summary *summary, const struct state *state)
{
    int best = state->track, best_done = -1;
    for (int track = 0; track < (int)state->catalog->track_count; track++) {
        int done = track == state->track;
        for (size_t i = 0; i < summary->question_count; i++) {
            const struct summary_question *question = &summary->questions[i];
            if (question->track == track) {
                done += 1000 * question->finished + 10 * question->locked;
            }
        }
        if (done > best_done && done > 0) {
            best = track;
            best_done = done;
        }
    }
    return best;
}

/* Aims of the graded track: of its parts, and of its finale. */
static void take_aims(struct judge *judge, const struct catalog *catalog, struct summary *summary)
{
    size_t track = (size_t)summary->track;
    for (int i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        enum sim_part part = (enum sim_part)i;
        bool finale = part == SIM_PART_FINALE;
        size_t met = judge_aims_met(judge, track, part);
        size_t aims = catalog->tracks[track].parts[i - 1].aim_count;
        *(finale ? &summary->finale_aims_met : &summary->aims_met) += met;
        *(finale ? &summary->finale_aims : &summary->aims) += aims;
        for (size_t q = 0; q < summary->question_count; q++) {
            struct summary_question *question = &summary->questions[q];
            if (question->track == track && question->part == i) {
                question->aims_met = (unsigned char)met;
                question->aims = (unsigned char)aims;
            }
        }
    }
}

static void take_judgement(struct judge *judge, struct summary *summary)
{
    const char *other = judge_other_data(judge, &summary->old_data);
    summary->other_data = other ? digest_mark(other) : 0;
    summary->other_model = judge_other_model(judge);
}

static void read_log(struct judge *judge, const struct catalog *catalog, const char *course,
                     const struct ledger_log *log, struct summary *summary)
{
    size_t questions = catalog->track_count * PARTS;
    const struct ledger_record **records = memory_get(2 * questions, sizeof *records);
    judge_begin(judge, &summary->findings);
    struct reading reading = {
        .catalog = catalog,
        .log = log,
        .judge = judge,
        .state = judge_state(judge),
        .course = course,
        .summary = summary,
        .work_s = memory_get(questions, sizeof *reading.work_s),
        .locks = records,
        .reveals = records + questions,
    };
    take_records(&reading);
    take_questions(&reading);
    take_judgement(judge, summary);
    summary->variant = reading.state->variant;
    summary->demo = reading.state->demo;
    summary->track = graded_track(summary, reading.state);
    if (summary->track >= 0) {
        calibration_take(reading.state, (size_t)summary->track, &summary->calibration);
        take_aims(judge, catalog, summary);
        stressed_take(&catalog->tracks[summary->track],
                      state_part(reading.state, (size_t)summary->track, SIM_PART_FINALE),
                      &summary->stressed);
    }
    free(records);
    free(reading.work_s);
}

static void set_bad(struct summary *summary, enum summary_verdict verdict, const struct buffer *why)
{
    struct buffer plain = {0};
    clean_short(&plain, buffer_text(why), WHY_MAX);
    summary->verdict = verdict;
    summary->why = buffer_take(&plain);
}

void summary_read(struct judge *judge, const struct catalog *catalog, const char *course,
                  const struct walk *walk, size_t index, struct summary *summary)
{
    struct buffer why = {0}, content = {0};
    struct walk_file file;
    struct ledger_log *log = NULL;
    *summary = (struct summary){
        .file = index,
        .variant = -1,
        .track = -1,
        .first_ms = -1,
        .last_ms = -1,
        .owner = -1,
        .handed_ms = -1,
    };
    if (walk_open(walk, index, &file, &why)) {
        summary->owner = file.owner;
        summary->handed_ms = file.handed_ms;
        if (file_read_fd(store_kernel_system(), file.fd, LEDGER_FILE_MAX, &content, &why)) {
            log = ledger_log_parse(buffer_text(&content), content.length, &why);
        }
        close(file.fd);
    }
    buffer_free(&content);
    if (!log || ledger_log_count(log) == 0) {
        buffer_add_text(&why, log ? "is empty; nothing was recorded" : "");
        set_bad(summary, SUMMARY_UNREADABLE, &why);
    } else {
        if (!ledger_log_verify(log, &summary->bad, &why)) {
            set_bad(summary, SUMMARY_DAMAGED, &why);
        }
        read_log(judge, catalog, course, log, summary);
    }
    ledger_log_free(log);
    buffer_free(&why);
}

void summary_free(struct summary *summary)
{
    free(summary->questions);
    free(summary->why);
    findings_free(&summary->findings);
    *summary = (struct summary){0};
}

const struct summary_question *summary_question(const struct summary *summary, int track,
                                                enum sim_part part)
{
    for (size_t i = 0; i < summary->question_count; i++) {
        if (summary->questions[i].track == track && summary->questions[i].part == part) {
            return &summary->questions[i];
        }
    }
    return NULL;
}

size_t summary_finished(const struct summary *summary)
{
    size_t finished = 0;
    for (size_t i = 0; i < summary->question_count; i++) {
        const struct summary_question *question = &summary->questions[i];
        finished += question->track == summary->track && question->finished &&
                    question->part != SIM_PART_FINALE;
    }
    return finished;
}

size_t summary_parts(void)
{
    return PARTS - 1;
}
