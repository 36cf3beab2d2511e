/* reaction.h: what a key asks of the front end that has the terminal. */
#ifndef VIEW_REACTION_H
#define VIEW_REACTION_H

enum view_reaction {
    VIEW_NOTHING, /* nothing on the screen changed */
    VIEW_DRAW,
    VIEW_REPAINT,     /* draw, and paint every cell */
    VIEW_TIER,        /* draw on the next tier, as far as the terminal can */
    VIEW_EDITOR,      /* take view_written to the student's own editor and back */
    VIEW_EDITOR_KEPT, /* after view_ask_kept: take the text that was kept there, */
    VIEW_EDITOR_NEW,  /* or view_written all the same */
    VIEW_QUIT         /* everything is saved, or the student leaves all the same */
};

#endif
