import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

// Nest with nothing in it, and then the floor: what loading and starting Nest takes by itself.

@Module({})
class AppModule {}

await NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
await import('./floor.js');
