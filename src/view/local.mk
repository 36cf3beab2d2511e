# view: canvas, layout, widgets, screens. Draws into cells; needs no terminal.
