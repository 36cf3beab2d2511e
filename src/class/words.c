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
    };
    return words[standing];
}
