package io.mlops.examples.bikes.data;

/**
 * The weather of an hour, scaled as in the file. Immutable.
 *
 * @param situation 1 clear, 2 mist, 3 light rain or snow, 4 heavy rain or storm
 * @param temperature degrees Celsius divided by 41
 * @param feltTemperature degrees Celsius divided by 50
 * @param humidity per cent divided by 100
 * @param windSpeed divided by 67
 */
public record Weather(int situation, double temperature, double feltTemperature, double humidity, double windSpeed) {}
