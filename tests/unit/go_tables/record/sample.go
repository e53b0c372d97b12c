package main

func sample(seed int64, count int, family string) {}
