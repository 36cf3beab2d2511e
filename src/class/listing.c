#include "class/listing.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "class/reason.h"
#include "class/words.h"
#include "course/text.h"
#include "lesson/state.h"
#include "store/clean.h"
#include "store/number.h"

enum { LOGIN_COLUMNS = 14, TEXT_COLUMNS = 78, LINE_MAX_BYTES = 300 };

/* ---- students ---- */

/* A letter a part: - nothing, L locked, R revealed, D done. */
static void add_parts(struct buffer *out, const struct summary *shown)
{
    for (int part = 1; part <= PARTS; part++) {
        const char *word = shown ? words_progress(shown, (enum sim_part)part) : "";
        buffer_add_format(out, " %c", *word ? *word - 'a' + 'A' : '-');
    }
}

/* "9/12" of the parts' aims, "5/6" of the finale's, and what stress made of that. */
static void add_aims(struct buffer *out, const struct summary *shown)
{
    if (shown && shown->aims > 0) {
        buffer_add_format(out, " %2zu/%-2zu %2zu/%-2zu ", shown->aims_met, shown->aims,
                          shown->finale_aims_met, shown->finale_aims);
        stressed_add_brief(out, &shown->stressed);
    } else {
        buffer_add_format(out, "   -     -   %-9s", "-");
    }
}

/* What it came to, and why. */
static void add_verdict(struct buffer *out, const struct student *student)
{
    buffer_add_format(out, "  %s", words_judgement(student->verdict));
    if (student->verdict == VERDICT_NOT_GRADED) {
        buffer_add_format(out, ": %s", words_standing(student->standing));
    } else if (student->verdict == VERDICT_QUESTIONABLE) {
        buffer_add_text(out, ": ");
        words_add_flags(out, student->flags, false);
    }
    if (student->graded && student->graded->other_model) {
        buffer_add_text(out, ", not replayed: another model's");
    }
}

static void add_calibration(struct buffer *out, const struct summary *shown)
{
    if (shown && shown->calibration.revealed > 0) {
        const struct calibration *calibration = &shown->calibration;
        buffer_add_format(out, " %4d %2zu/%-2zu", calibration->marks, calibration->sure_right,
                          calibration->sure);
    } else {
        buffer_add_format(out, " %4s %5s", "-", "-  ");
    }
}

static void add_score(struct buffer *out, double score)
{
    char text[NUMBER_ROOM];
    buffer_add_format(out, " %6s",
                      isnan(score) ? "-" : number_short(round(score * 100) / 100, text));
}

static void add_student(struct buffer *out, const struct class *class,
                        const struct grading *grading, const struct student *student)
{
    struct buffer login = {0};
    const struct summary *shown = student->shown;
    clean_short(&login, student->login, LOGIN_COLUMNS);
    buffer_add_format(out, "%-*s %-7.7s", LOGIN_COLUMNS, buffer_text(&login),
                      shown ? words_track(class, shown) : "");
    add_parts(out, shown);
    add_aims(out, shown);
    add_score(out, grading_score(grading, student));
    add_calibration(out, shown);
    buffer_add_format(out, " %4.0f", shown ? shown->work_s / 60 : 0);
    buffer_add_format(out, " %3zu", student->version_count);
    add_verdict(out, student);
    if (student->graded && student->foreign > 0) {
        buffer_add_format(out, ", %zu foreign", student->foreign);
    }
    buffer_add_format(out, "%s%s\n", student->days_late > 0 ? ", LATE" : "",
                      class->roster.count > 0 && !student->row ? ", not on the roster" : "");
    buffer_free(&login);
}

static void add_students(struct buffer *out, const struct class *class,
                         const struct grading *grading)
{
    size_t standings[STANDING_CLOSED + 1] = {0}, verdicts[VERDICT_NOT_GRADED + 1] = {0};
    buffer_add_format(
        out, "%-*s %-7s 1 2 3 F  aims   fin  stress     score  cal sure   min ver  verdict\n",
        LOGIN_COLUMNS, "login", "track");
    for (size_t i = 0; i < class->student_count; i++) {
        add_student(out, class, grading, &class->students[i]);
        standings[class->students[i].standing]++;
        verdicts[class->students[i].verdict]++;
    }
    buffer_add_format(out, "\n%zu student%s, %zu ledger%s", class->student_count,
                      number_plural(class->student_count), class->count,
                      number_plural(class->count));
    for (int i = 0; i <= STANDING_CLOSED; i++) {
        if (standings[i] > 0) {
            buffer_add_format(out, "%s %zu %s", i == 0 ? ":" : ",", standings[i],
                              words_standing((enum standing)i));
        }
    }
    buffer_add_format(out, "; of these %zu SOUND, %zu QUESTIONABLE", verdicts[VERDICT_SOUND],
                      verdicts[VERDICT_QUESTIONABLE]);
    buffer_add_format(out,
                      "\nParts: L locked, R revealed, D done. "
                      "aims: met in the parts; fin: in the finale.\n"
                      "stress: + predicted what broke, - not; the last step held of the ladder, "
                      "as left;\n"
                      "the decision: rel(ease), res(trict), def(er), open.\n"
                      "cal: calibration, shown and never marked. "
                      "sure: how often right, of when sure.\n"
                      "min: time on task, pauses of more than %d minutes left out. "
                      "ver: ledgers handed in.\n",
                      SUMMARY_IDLE_S / 60);
}

/* ---- what went wrong ---- */

static void add_damaged(struct buffer *out, const struct class *class)
{
    if (class_is_sound(class)) {
        return;
    }
    buffer_add_text(out, "\nDamaged or unreadable (the others are graded all the same)\n");
    for (size_t i = 0; i < class->count; i++) {
        const struct summary *summary = &class->summaries[i];
        if (summary->verdict != SUMMARY_SOUND) {
            buffer_add_text(out, "  ");
            clean_short(out, class_path(class, summary), LINE_MAX_BYTES);
            buffer_add_format(out, ": %s\n", summary->why);
        }
    }
    for (size_t i = 0; i < class->faults.count; i++) {
        buffer_add_text(out, "  ");
        clean_short(out, class->faults.items[i].file, LINE_MAX_BYTES);
        buffer_add_format(out, ": %s\n", class->faults.items[i].text);
    }
}

/* Whose score waits for marks. */
static void add_open_marks(struct buffer *out, const struct class *class,
                           const struct grading *grading)
{
    size_t students = 0;
    for (size_t i = 0; i < class->student_count; i++) {
        students += grading_is_open(grading, &class->students[i]);
    }
    if (students > 0) {
        buffer_add_format(out,
                          "\n%zu student%s without a score yet: %zu answer%s without a mark, or no "
                          "row in the sheet.\n",
                          students, number_plural(students), marks_open(grading->marks),
                          number_plural(marks_open(grading->marks)));
    }
}

/* Marks that nobody gets: a slip in a login. */
static void add_lost_marks(struct buffer *out, const struct class *class, const struct marks *marks)
{
    for (size_t i = 0; marks && i < marks->count; i++) {
        if (!class_find(class, marks->items[i].login)) {
            buffer_add_text(out, "\nA mark for nobody in the class: ");
            clean_short(out, marks->items[i].login, LINE_MAX_BYTES);
            buffer_add_char(out, '\n');
        }
    }
}

/* Lines of the roster that no ledger can be held against. */
static void add_strays(struct buffer *out, const struct fault_list *strays)
{
    if (strays->count > 0) {
        buffer_add_text(out, "\nOn the roster, and not to be matched\n");
    }
    for (size_t i = 0; i < strays->count; i++) {
        const struct fault *stray = &strays->items[i];
        buffer_add_format(out, "  line %zu: %s: %s\n", stray->line, stray->key, stray->text);
    }
    if (strays->dropped > 0) {
        buffer_add_format(out, "  and %zu more\n", strays->dropped);
    }
}

/* ---- what stands out ---- */

static void add_pattern(struct buffer *out, const struct class *class,
                        const struct pattern *pattern)
{
    buffer_add_format(out, "    %s", pattern->student->login);
    if (pattern->part > 0) {
        bool finale = pattern->part == SIM_PART_FINALE;
        buffer_add_format(out, ", %s %s%s", class->catalog->tracks[pattern->track].id,
                          finale ? "" : "part ", part_name((enum sim_part)pattern->part));
    }
    if (pattern->record > 0) {
        buffer_add_format(out, ", record %zu", pattern->record);
    }
    if (pattern->kind == PATTERN_QUICK) {
        buffer_add_format(out, ": after %.0f s", pattern->seconds);
    }
    if (pattern->other) {
        buffer_add_format(out, ": as %s", pattern->other->login);
    }
    if (pattern->what) {
        buffer_add_text(out, ": ");
        reason_tell_english(out, class->catalog, pattern->what);
    }
    buffer_add_char(out, '\n');
}

/* A sentence of ours, broken between words. */
static void add_wrapped(struct buffer *out, const char *text)
{
    size_t column = 0;
    while (*text) {
        size_t word = strcspn(text, " ");
        if (column + word + 1 > TEXT_COLUMNS || column == 0) {
            buffer_add_text(out, column == 0 ? "    " : "\n    ");
            column = 4;
        } else {
            buffer_add_char(out, ' ');
            column++;
        }
        buffer_add(out, text, word);
        column += word;
        text += word + (text[word] == ' ');
    }
    buffer_add_char(out, '\n');
}

static void add_patterns(struct buffer *out, const struct class *class)
{
    int kind = -1;
    if (class->pattern_count > 0) {
        buffer_add_text(out, "\nWhat stands out: reasons to ask, never proof\n");
    }
    for (size_t i = 0; i < class->pattern_count; i++) {
        const struct pattern *pattern = &class->patterns[i];
        if ((int)pattern->kind != kind) {
            kind = (int)pattern->kind;
            buffer_add_format(out, "  %s\n", pattern_name(pattern->kind));
            for (int text = PATTERN_DEFINITION; text <= PATTERN_CAUTION; text++) {
                char id[PATTERN_ID];
                add_wrapped(
                    out, text_english(class->catalog,
                                      pattern_text_id(pattern->kind, (enum pattern_text)text, id)));
            }
        }
        add_pattern(out, class, pattern);
    }
}

void listing_add_text(struct buffer *out, const struct class *class, const struct grading *grading)
{
    add_students(out, class, grading);
    add_damaged(out, class);
    add_strays(out, &class->roster.strays);
    add_open_marks(out, class, grading);
    add_lost_marks(out, class, grading->marks);
    add_patterns(out, class);
}

/* ---- JSON ---- */

/* JSON escapes control characters, and so shows any text as it is; but an invalid byte is not. */
static void put_plain(struct json_out *json, const char *name, const char *text)
{
    struct buffer plain = {0};
    clean_short(&plain, text, LINE_MAX_BYTES);
    json_put_text(json, name, buffer_text(&plain));
    buffer_free(&plain);
}

static void put_number_if(struct json_out *json, const char *name, bool known, double value)
{
    json_put_number(json, name, known ? value : (double)NAN);
}

static void put_question(struct json_out *json, const struct class *class,
                         const struct summary_question *question)
{
    const struct track *track = &class->catalog->tracks[question->track];
    const struct part *part = &track->parts[question->part - 1];
    json_open(json, NULL, '{');
    json_put_text(json, "track", track->id);
    json_put_text(json, "part", part_name((enum sim_part)question->part));
    json_put_bool(json, "locked", question->locked);
    json_put_bool(json, "revealed", question->revealed);
    json_put_bool(json, "finished", question->finished);
    json_put_text(json, "choice",
                  question->choice < 0 ? NULL : part->lock_choices[question->choice]);
    put_number_if(json, "confidence", question->confidence > 0, question->confidence);
    if (question->right < 0) {
        json_put_null(json, "right");
    } else {
        json_put_bool(json, "right", question->right);
    }
    json_put_number(json, "reveal_s", question->reveal_s);
    json_close(json, '}');
}

static void put_work(struct json_out *json, const struct class *class, const struct summary *shown)
{
    const struct calibration *calibration = &shown->calibration;
    put_plain(json, "file", class_path(class, shown));
    json_put_text(json, "verification", words_verdict(shown->verdict));
    put_number_if(json, "first_bad_record", shown->verdict != SUMMARY_SOUND, (double)shown->bad);
    json_put_text(json, "track", shown->track < 0 ? NULL : words_track(class, shown));
    put_number_if(json, "variant", shown->variant >= 0, shown->variant);
    json_put_number(json, "finished", (double)summary_finished(shown));
    put_number_if(json, "calibration", calibration->revealed > 0, calibration->marks);
    put_number_if(json, "brier", calibration->revealed > 0, calibration->brier);
    json_put_number(json, "sure", (double)calibration->sure);
    json_put_number(json, "sure_right", (double)calibration->sure_right);
    json_put_number(json, "work_s", shown->work_s);
    put_number_if(json, "aims_met", shown->aims > 0, (double)shown->aims_met);
    put_number_if(json, "aims", shown->aims > 0, (double)shown->aims);
    put_number_if(json, "finale_aims_met", shown->finale_aims > 0, (double)shown->finale_aims_met);
    put_number_if(json, "finale_aims", shown->finale_aims > 0, (double)shown->finale_aims);
    if (shown->track >= 0) {
        stressed_put_json(json, &class->catalog->tracks[shown->track], &shown->stressed);
    }
    json_put_bool(json, "other_model", shown->other_model);
    json_put_number(json, "runs", (double)shown->runs);
    json_put_number(json, "hints", (double)shown->hints);
    json_open(json, "questions", '[');
    for (size_t i = 0; i < shown->question_count; i++) {
        put_question(json, class, &shown->questions[i]);
    }
    json_close(json, ']');
}

static void put_flags(struct json_out *json, unsigned flags)
{
    json_open(json, "flags", '[');
    for (unsigned kind = 0; kind < PATTERNS; kind++) {
        if (flags & 1U << kind) {
            json_put_text(json, NULL, pattern_name((enum pattern_kind)kind));
        }
    }
    json_close(json, ']');
}

static void put_students(struct json_out *json, const struct class *class,
                         const struct grading *grading)
{
    json_open(json, "students", '[');
    for (size_t i = 0; i < class->student_count; i++) {
        const struct student *student = &class->students[i];
        json_open(json, NULL, '{');
        json_put_text(json, "login", student->login);
        json_put_text(json, "standing", words_standing(student->standing));
        json_put_text(json, "verdict", words_judgement(student->verdict));
        put_flags(json, student->flags);
        put_number_if(json, "locks", student->graded, (double)student->locks);
        put_number_if(json, "anchored", student->graded, (double)student->anchored);
        json_put_bool(json, "late", student->days_late > 0);
        json_put_number(json, "days_late", (double)student->days_late);
        json_put_bool(json, "on_roster", student->row != NULL);
        json_put_number(json, "score", grading_score(grading, student));
        json_put_number(json, "versions", (double)student->version_count);
        json_put_number(json, "foreign", (double)student->foreign);
        if (student->shown) {
            put_work(json, class, student->shown);
        }
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_reason(struct json_out *json, const struct catalog *catalog, const char *reason)
{
    struct buffer text = {0};
    if (reason) {
        reason_tell_english(&text, catalog, reason);
    }
    json_put_text(json, "what", reason ? buffer_text(&text) : NULL);
    buffer_free(&text);
}

static void put_patterns(struct json_out *json, const struct class *class)
{
    json_open(json, "patterns", '[');
    for (size_t i = 0; i < class->pattern_count; i++) {
        const struct pattern *pattern = &class->patterns[i];
        json_open(json, NULL, '{');
        json_put_text(json, "pattern", pattern_name(pattern->kind));
        json_put_text(json, "login", pattern->student->login);
        json_put_text(json, "as", pattern->other ? pattern->other->login : NULL);
        bool asked = pattern->part > 0;
        json_put_text(json, "track", asked ? class->catalog->tracks[pattern->track].id : NULL);
        json_put_text(json, "part", asked ? part_name((enum sim_part)pattern->part) : NULL);
        put_number_if(json, "record", pattern->record > 0, (double)pattern->record);
        put_reason(json, class->catalog, pattern->what);
        put_number_if(json, "reveal_s", pattern->kind == PATTERN_QUICK, pattern->seconds);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_damaged(struct json_out *json, const struct class *class)
{
    json_open(json, "damaged", '[');
    for (size_t i = 0; i < class->count; i++) {
        const struct summary *summary = &class->summaries[i];
        if (summary->verdict != SUMMARY_SOUND) {
            json_open(json, NULL, '{');
            put_plain(json, "file", class_path(class, summary));
            json_put_text(json, "verification", words_verdict(summary->verdict));
            json_put_number(json, "first_bad_record", (double)summary->bad);
            json_put_text(json, "why", summary->why);
            json_close(json, '}');
        }
    }
    for (size_t i = 0; i < class->faults.count; i++) {
        json_open(json, NULL, '{');
        put_plain(json, "file", class->faults.items[i].file);
        put_plain(json, "why", class->faults.items[i].text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_strays(struct json_out *json, const struct fault_list *strays)
{
    json_open(json, "unmatched", '[');
    for (size_t i = 0; i < strays->count; i++) {
        json_open(json, NULL, '{');
        json_put_number(json, "line", (double)strays->items[i].line);
        json_put_text(json, "who", strays->items[i].key);
        json_put_text(json, "why", strays->items[i].text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void listing_put_json(struct json_out *json, const struct class *class,
                      const struct grading *grading)
{
    json_put_text(json, "course", class->course->name);
    json_put_number(json, "ledgers", (double)class->count);
    json_put_number(json, "max_score", grading_most(grading));
    put_students(json, class, grading);
    put_damaged(json, class);
    put_strays(json, &class->roster.strays);
    put_patterns(json, class);
}
