/** What the texts of lessons say in numbers, computed from the lab. */
package cnnlab.lesson.value;
