/**
 * Lessons as data: their steps, texts, questions and progress, and the check of what they claim.
 */
package cnnlab.lesson;
