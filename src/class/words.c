#include "class/words.h"

const char *words_track(const struct class *class, const struct summary *summary)
{
    return summary->track < 0 ? "" : class->catalog->tracks[(size_t)summary->track].id;
}

const char *words_progress(const struct summary *summary, enum sim_part part)
{
    const struct summary_question *question = summary_question(summary, summary->track, part);
    return !question            ? ""
           : question->finished ? "done"
           : question->revealed ? "revealed"
                                : "locked";
}

const char *words_verdict(enum summary_verdict verdict)
{
    static const char *const words[] = {"sound", "damaged", "unreadable"};
    return words[verdict];
}

const char *words_standing(enum standing standing)
{
    static const char *const words[] = {
        [STANDING_GRADED] = "graded",          [STANDING_ABSENT] = "never started",
        [STANDING_DAMAGED] = "damaged",        [STANDING_FOREIGN] = "foreign",
        [STANDING_ELSEWHERE] = "other course", [STANDING_DEMO] = "DEMO",
        [STANDING_CLOSED] = "after it closed",
    };
    return words[standing];
}

const char *words_judgement(enum verdict verdict)
{
    static const char *const words[] = {"SOUND", "QUESTIONABLE", "NOT GRADED"};
    return words[verdict];
}

void words_add_name(struct buffer *out, const struct student *student)
{
    const struct roster_row *row = student->row;
    if (row && *row->name) {
        buffer_add_text(out, row->name);
    } else if (row && *row->last_name && *row->first_name) {
        buffer_add_format(out, "%s, %s", row->last_name, row->first_name);
    } else {
        buffer_add_text(out, row && *row->last_name ? row->last_name : student->login);
    }
}

const char *words_lateness(const struct student *student)
{
    return !student->graded || student->due_ms < 0 ? ""
           : student->days_late > 0                ? "late"
                                                   : "in time";
}

void words_add_flags(struct buffer *out, unsigned flags, bool all)
{
    const char *between = "";
    for (unsigned kind = 0; kind < PATTERNS; kind++) {
        if (flags & 1U << kind && (all || pattern_questions(1U << kind))) {
            buffer_add_format(out, "%s%s", between, pattern_name((enum pattern_kind)kind));
            between = "; ";
        }
    }
}
