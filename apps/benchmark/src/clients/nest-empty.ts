import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

// An empty Nest app, followed by the floor: the cost of loading and starting Nest.

@Module({})
class AppModule {}

await NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
await import('./floor.js');
