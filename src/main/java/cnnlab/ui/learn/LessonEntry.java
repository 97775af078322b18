package cnnlab.ui.learn;

import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonProgress;

/** A lesson of the list, and how far somebody is in it. */
record LessonEntry(Lesson lesson, LessonProgress progress) {}
