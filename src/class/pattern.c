#include "class/pattern.h"

/* Each pattern has a definition that can be checked by hand, and a caution, since each has innocent
 * causes, too. */

static const struct {
    const char *name, *definition, *caution;
    bool questions; /* what is graded rests on it */
} kinds[PATTERNS] = {
    [PATTERN_ORDER] =
        {
            "order",
            "A record stands before what it rests on: a part is locked, observed, revealed and "
            "then reflected, it is run after its lock, the finale after a run of each part and "
            "the reveal of part 3; or it says what the lab does not take. It does not count, nor what "
            "rests on it.",
            "Innocent causes: a disk that was full while the result was shown, a ledger that was "
            "put together from two, an older program.",
            true,
        },
    [PATTERN_REPLAY] =
        {
            "replay",
            "What the ledger says was worked out is not what the same design gives when it is "
            "worked out anew: a scenario, a reveal, a run's figures, its aims met, its luck; or the "
            "design is none that the workbench lets anybody set.",
            "Innocent causes: the course's data were updated during the term, or the lab was used "
            "with data of one's own. Look whether the data are flagged, too.",
            true,
        },
    [PATTERN_MANY] =
        {
            "many runs",
            "The ledger has more than 500 runs. The first 500 were worked out anew and count.",
            "Innocent causes: a key that stuck, a script that tried many designs.",
            true,
        },
    [PATTERN_VARIANT] =
        {
            "variant",
            "A prediction was locked under another variant than the one that follows from login, "
            "course and salt, or a second variant was set.",
            "Innocent causes: the course's salt was changed during the term, an account was "
            "renamed.",
            true,
        },
    [PATTERN_LOGIN] =
        {
            "login",
            "A session of the ledger was opened by another login, number or course than the first "
            "one.",
            "Innocent causes: an account was renamed or moved, or has another number on another "
            "machine; a home was handed on.",
            true,
        },
    [PATTERN_DATA] =
        {
            "data",
            "A session of the ledger was played by this model with other data than the course's; "
            "what it says was worked out can't be held against them.",
            "Innocent causes: the course's data were updated during the term (then others have "
            "the same), a checkout of the source with its own data, another installation.",
            true,
        },
    [PATTERN_TIMES] =
        {
            "times",
            "A record is more than 5 seconds earlier than the one before it, later by 5 minutes "
            "than it was handed in, or 5 minutes off the time of its anchor; or 20 records have "
            "one time; or a session doesn't say what its machine's clock showed.",
            "Innocent causes: a clock that was wrong and set right, or stood still, two machines "
            "whose clocks differ, a release with changes of one's own.",
            true,
        },
    [PATTERN_FORK] =
        {
            "FORK",
            "The anchors hold a lock for this question that is not in the ledger: another was "
            "locked before, or the ledger is an older copy.",
            "Innocent causes: a ledger that was lost and begun anew looks the same; and until it "
            "is swept an anchor is its owner's claim.",
            true,
        },
    [PATTERN_MISSING] =
        {
            "MISSING",
            "The course has a folder for anchors, and this lock has none there.",
            "Innocent causes: the folder was full or out of reach, the lab was used on a machine "
            "without it, the anchors were swept elsewhere.",
            true,
        },
    [PATTERN_TWO_LOCKS] =
        {
            "two locks",
            "Two ledgers of one student hold different locks for one question.",
            "Innocent causes: a ledger that was lost and begun anew, or one on each of two "
            "machines, looks the same.",
            true,
        },
    [PATTERN_SAME_LUCK] =
        {
            "same luck",
            "Two students' runs drew the same luck to the last digit, though each login has its "
            "own.",
            "Innocent causes: one person with two accounts, or partners who shared one.",
            true,
        },
    [PATTERN_SAME_TEXT] =
        {
            "same text",
            "Two students wrote the same text of 40 letters or more, but for case, "
            "blanks and punctuation.",
            "False alarms: partners who may work together, a quotation, or words copied from the "
            "screen look the same.",
            false,
        },
    [PATTERN_QUICK] =
        {
            "quick reveal",
            "The reveal came less than 30 seconds after the lock: little was tried between them.",
            "False alarms: a student who reads fast, or only wants to see the end, does this too.",
            false,
        },
    [PATTERN_OLD_DATA] =
        {
            "another model's data",
            "A session of the ledger was played by another model than this one, with other data "
            "than the course's, and is not replayed.",
            "False alarms: an older or newer release of the lab, which came with other data.",
            false,
        },
    [PATTERN_TWO_UIDS] =
        {
            "two uids",
            "One login handed in under two numbers, on one machine or two.",
            "False alarms: machines that number their users apart do this to everybody; but two "
            "people who have one login on two machines look the same.",
            false,
        },
    [PATTERN_CLOCKS] =
        {
            "clocks",
            "Between two starts of the lab the machine's own clock went on for longer than the "
            "clock on the wall.",
            "False alarms: two machines that were switched on at different times look the same, "
            "and so does a clock that was set back.",
            false,
        },
};

const char *pattern_name(enum pattern_kind kind)
{
    return kinds[kind].name;
}

const char *pattern_definition(enum pattern_kind kind)
{
    return kinds[kind].definition;
}

const char *pattern_caution(enum pattern_kind kind)
{
    return kinds[kind].caution;
}

bool pattern_questions(unsigned flags)
{
    for (size_t kind = 0; kind < PATTERNS; kind++) {
        if (kinds[kind].questions && flags & 1U << kind) {
            return true;
        }
    }
    return false;
}
