// What the second part of the client offers to the first. Apart, because it is the one list of it.

const LATER = { askBriefs, askColumns, askFacts, askLessons, documentsWith, longExcerpt, questionAlike, readChoices };
