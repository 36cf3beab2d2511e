/*
 * keys.h: the one table of actions. Dispatch, the footer, the help screen and the words that the
 * linear front end takes all come from it.
 */
#ifndef VIEW_KEYS_H
#define VIEW_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include "scenes/stage.h"
#include "view/editor.h"

/* A key is a code point, or one of these. Control characters are themselves (^L is 12). */
enum view_key {
    VKEY_NONE = 0,
    VKEY_TAB = 9,
    VKEY_ENTER = 10,
    VKEY_ESCAPE = 27,
    VKEY_UP = 0x110000, /* above all code points */
    VKEY_DOWN,
    VKEY_LEFT,
    VKEY_RIGHT,
    VKEY_SHIFT_LEFT,
    VKEY_SHIFT_RIGHT,
    VKEY_WORD_LEFT, /* Ctrl+arrows */
    VKEY_WORD_RIGHT,
    VKEY_PAGE_UP,
    VKEY_PAGE_DOWN,
    VKEY_HOME,
    VKEY_END,
    VKEY_BACK_TAB,
    VKEY_BACKSPACE,
    VKEY_DELETE
};

/* A key after ^X, which begins a pair as it does in readline. */
#define VKEY_AFTER_X(key) (0x120000 + (key))
#define VKEY_CTRL(letter) ((letter) - '@')

enum action {
    ACTION_NONE,
    ACTION_PREVIOUS, /* control, or line where there is something to read */
    ACTION_NEXT,
    ACTION_STEP, /* by `steps` of `size` */
    ACTION_TYPE, /* begins to type a value */
    ACTION_TOGGLE,
    ACTION_CHOOSE, /* takes the option of a list that the cursor is on */
    ACTION_ENDS,   /* to the first or, by `steps`, the last option */
    ACTION_PAGE,   /* by `steps` screens of a text, or to the end of what is walked */
    ACTION_NEXT_PANE,
    ACTION_PREVIOUS_PANE,
    ACTION_MORE,
    ACTION_ENTER,
    ACTION_EVENT, /* sends `event`: undo, redo, restore */
    ACTION_TURN,  /* to the part's next picture */
    ACTION_GHOSTS,
    ACTION_VIEW, /* opens or closes the view `name` */
    ACTION_HELP,
    ACTION_EXPLAIN, /* says what the focused line means */
    ACTION_SHUT,    /* takes an explanation away */
    ACTION_READOUT,
    ACTION_QUIET,
    ACTION_ARROWS, /* Left and Right read, or step again */
    ACTION_READ,   /* moves the reading place by `steps` cells */
    ACTION_TIER,   /* turns to the next tier of drawing */
    ACTION_REPAINT,
    ACTION_WRITE,  /* does `deed` in what is being written */
    ACTION_REVERT, /* puts the finished answer back in the draft's place */
    ACTION_EDITOR,
    ACTION_QUIT,
    ACTION_CANCEL,
    ACTION_YES /* to a question; any other key is no */
};

/* What has the focus: where an action applies. */
enum keys_where {
    ON_NUMBER = 1,
    ON_CHOICE = 2, /* or a switch */
    ON_ACTION = 4,
    ON_EDIT = 8,
    ON_TEXT = 16,         /* a text above the fields */
    ON_PAGE = 32,         /* a page over the screen, read */
    ON_ROW = 64,          /* a line of an instrument */
    ON_BENCH = 128,       /* set besides, on screens with controls and instruments */
    ON_OVER = 256,        /* set besides, on a page's fields */
    ON_QUESTION = 512,    /* a question that waits for yes or no */
    ON_TYPING = 1024,     /* a value that is being typed */
    ON_READING = 2048,    /* set besides, where Left and Right read */
    ON_LIST = 4096,       /* set besides, on a choice with its options below, a line each */
    ON_OPTION = 8192,     /* set besides, on one of them */
    ON_NEWS = 16384,      /* set besides, where a message stays until it has been read */
    ON_FIXED = 32768,     /* a control that is shown and never set */
    ON_FOLDED = 65536,    /* set besides, where further controls are folded away */
    ON_CHANGED = 131072,  /* set besides, where there is a change to undo */
    ON_EXPLAINED = 262144 /* set besides, where an explanation stands */
};

struct key_action {
    enum action action;
    const char *chars;      /* printable keys; NULL: none */
    uint32_t keys[3];       /* other keys; 0 ends */
    unsigned where;         /* any of these */
    unsigned besides;       /* only where this is set, too, of what is set besides; 0: anywhere */
    const char *name;       /* the linear front end's word for it, and a view's name; NULL */
    const char *footer;     /* id of "m math"; NULL: not in the footer */
    const char *keys_shown; /* id of "Left Right  h l", for help; NULL: told one line above */
    const char *label;      /* id of "one step" */
    int steps;
    enum step_size size;
    enum event_kind event;
    enum editor_deed deed;
};

/* The whole table, in the order of the help screen. */
const struct key_action *keys_table(size_t *count);

/* The action of a key where `where` has the focus; NULL if it has none there. */
const struct key_action *keys_find(uint32_t key, unsigned where);

/* The action with this word; NULL. */
const struct key_action *keys_named(const char *name);

#endif
